package dev.sluice.webhook;

import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Position;

/** Places in files as editors and terminals make them clickable: {@code file:line:column}. */
final class Location {
  private Location() {}

  static String of(String file, Position position) {
    return file + ":" + position.line() + ":" + position.column();
  }

  static String of(DocumentError error) {
    return of(error.source(), new Position(error.line(), error.column()));
  }

  /** An error as one line: {@code file:line:column: problem}. */
  static String line(DocumentError error) {
    return of(error) + ": " + error.problem();
  }
}
