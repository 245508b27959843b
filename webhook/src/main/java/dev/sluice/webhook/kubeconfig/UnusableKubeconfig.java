package dev.sluice.webhook.kubeconfig;

/** What is said of how to reach an API server names none, or cannot be read. */
public final class UnusableKubeconfig extends Exception {
  private static final long serialVersionUID = 1;

  /** The message says what is wrong and what to do, in one line. */
  UnusableKubeconfig(String message) {
    super(message);
  }
}
