package dev.sluice.webhook.server;

/** Why a port cannot be listened on, and what to do, in one line. */
public final class CannotListen extends Exception {
  private static final long serialVersionUID = 1L;

  CannotListen(String host, int port, Throwable cause, String option) {
    super(
        "cannot listen on %s:%d (%s); choose another %s"
            .formatted(host, port, cause.getMessage(), option));
  }
}
