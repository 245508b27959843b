package dev.sluice.policies.kubernetes;

/** There was no time left for a verdict, which is none then: neither allowed nor denied. */
public final class DeadlineExceededException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeadlineExceededException() {
    super("there was not enough time for a verdict");
  }
}
