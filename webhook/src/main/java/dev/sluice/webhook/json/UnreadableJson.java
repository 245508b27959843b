package dev.sluice.webhook.json;

/** Why bytes are not the one JSON value that was expected, within its bounds. */
public final class UnreadableJson extends Exception {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final boolean outOfBounds;

  UnreadableJson(String problem, boolean outOfBounds) {
    super(problem, null, false, false);
    this.problem = problem;
    this.outOfBounds = outOfBounds;
  }

  /** What is wrong, and where. */
  public String problem() {
    return problem;
  }

  /** Whether it may be JSON, but deeper or longer than is read. */
  public boolean isOutOfBounds() {
    return outOfBounds;
  }
}
