package dev.sluice.webhook.dryrun;

/** An API server could not be asked: it is not there, or does not let the caller ask. */
final class NotAsked extends Exception {
  private static final long serialVersionUID = 1;

  /** The message says what is wrong and what to do, in one line. */
  NotAsked(String message) {
    super(message);
  }
}
