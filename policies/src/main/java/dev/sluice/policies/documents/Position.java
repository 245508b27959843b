package dev.sluice.policies.documents;

/**
 * Where a value starts in its source, as an editor shows it.
 *
 * @param line counted from 1; {@code \n}, {@code \r\n} and {@code \r} end a line
 * @param column counted from 1 in Unicode code points; a tab is one, a leading BOM none
 */
public record Position(int line, int column) implements Comparable<Position> {
  @Override
  public int compareTo(Position other) {
    return line == other.line
        ? Integer.compare(column, other.column)
        : Integer.compare(line, other.line);
  }
}
