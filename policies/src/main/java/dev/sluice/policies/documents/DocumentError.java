package dev.sluice.policies.documents;

import java.util.Comparator;
import java.util.Optional;

/**
 * Why a document could not be read. The other documents of its source are read nevertheless.
 *
 * @param source the name that the caller gave: a file name, or {@code -} for standard input
 * @param line counted from 1 in the whole source; 0 where it is about the source as a whole
 * @param column counted from 1 in Unicode code points; 0 like the line
 * @param problem one line: what is wrong and what to do
 */
public record DocumentError(String source, int line, int column, String problem) {
  /** By their place in one source. */
  public static final Comparator<DocumentError> IN_ORDER =
      Comparator.comparingInt(DocumentError::line).thenComparingInt(DocumentError::column);

  /** The error of a source as a whole, which has no place in it. */
  public static DocumentError ofWhole(String source, String problem) {
    return new DocumentError(source, 0, 0, problem);
  }

  /** Where it is; empty where it is about the source as a whole, such as a file that is missing. */
  public Optional<Position> position() {
    return line == 0 ? Optional.empty() : Optional.of(new Position(line, column));
  }
}
