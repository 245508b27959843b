package dev.sluice.webhook.source;

import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Position;

/** Places in files as editors and terminals make them clickable: {@code file:line:column}. */
public final class Location {
  private Location() {}

  /** The place; of a position in no text what it is in alone. */
  public static String of(String file, Position position) {
    return position.line() == 0 ? file : file + ":" + position.line() + ":" + position.column();
  }

  public static String of(DocumentError error) {
    return error.position().map(at -> of(error.source(), at)).orElse(error.source());
  }

  /** An error as one line: {@code file:line:column: problem}, or {@code file: problem}. */
  public static String line(DocumentError error) {
    return of(error) + ": " + error.problem();
  }
}
