package dev.sluice.policies.export;

import java.util.function.UnaryOperator;

/** Values that are twice in a list, of several lists. */
final class Repeated {
  private Repeated() {}

  /**
   * A line for each list that has a value twice which no list had twice before: what was wrong
   * already may have moved.
   *
   * @param now the variable with the lists
   * @param old the variable with those of the object that is replaced
   * @param line an expression for the line, of that for the first such value
   */
  static String lines(String now, String old, UnaryOperator<String> line) {
    return """
        %1$s.map(values,
          values.filter(one,
            values.filter(other, other == one).size() > 1
            && !%2$s.exists(before, before.filter(other, other == one).size() > 1))
        ).filter(twice, twice.size() > 0).map(twice, %3$s)"""
        .formatted(now, old, line.apply("twice[0]"));
  }
}
