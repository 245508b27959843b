package dev.sluice.webhook;

import dev.sluice.policies.kubernetes.Quote;

/** A request that cannot be judged: an HTTP status and one line that says why. */
final class BadRequest extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String reason;

  /** What is wrong with the JSON, or with the review in it. */
  BadRequest(String message) {
    this(400, "bad_json", message);
  }

  /**
   * @param status the HTTP status
   * @param reason the value of the metric's label
   * @param message one line for the person who waits
   */
  BadRequest(int status, String reason, String message) {
    super(message, null, false, false);
    this.status = status;
    this.reason = reason;
  }

  int status() {
    return status;
  }

  String reason() {
    return reason;
  }

  String line() {
    return Quote.line(String.valueOf(getMessage()));
  }
}
