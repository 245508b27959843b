package dev.sluice.policies.documents;

/** Ends the reading of one document; becomes a {@link DocumentError} before anyone sees it. */
final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Position position;
  private final String problem;

  Unreadable(Position position, String problem) {
    super(problem, null, false, false);
    this.position = position;
    this.problem = problem;
  }

  Position position() {
    return position;
  }

  DocumentError in(String source) {
    return new DocumentError(source, position.line(), position.column(), problem);
  }
}
