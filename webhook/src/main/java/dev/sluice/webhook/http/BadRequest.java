package dev.sluice.webhook.http;

import dev.sluice.policies.kubernetes.Quote;

/** A request that cannot be judged: an HTTP status and one line that says why. */
public final class BadRequest extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String reason;

  /** What is wrong with the JSON, or with the review in it. */
  public BadRequest(String message) {
    this(400, "bad_json", message);
  }

  /**
   * @param status the HTTP status
   * @param reason the value of the metric's label
   * @param message one line for the person who waits
   */
  public BadRequest(int status, String reason, String message) {
    super(message, null, false, false);
    this.status = status;
    this.reason = reason;
  }

  public int status() {
    return status;
  }

  public String reason() {
    return reason;
  }

  public String line() {
    return Quote.line(String.valueOf(getMessage()));
  }
}
