package dev.sluice.webhook.server;

/**
 * Whether the server is about to stop. It serves on while it drains, but asks every connection to
 * close, so that nobody is on one when it stops.
 */
public final class Drain {
  private volatile boolean draining;

  boolean draining() {
    return draining;
  }

  void drain() {
    draining = true;
  }
}
