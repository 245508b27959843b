package dev.sluice.webhook;

/** A request that cannot be judged: an HTTP status and one line that says why. */
final class BadRequest extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  BadRequest(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }

  String line() {
    return String.valueOf(getMessage()).replaceAll("\\p{Cntrl}+", " ");
  }
}
