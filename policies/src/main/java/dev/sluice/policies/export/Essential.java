package dev.sluice.policies.export;

import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.policy.Decisions;
import java.util.function.UnaryOperator;

/**
 * What one rule says of one field, as far as CEL can say it.
 *
 * @param rule the id of the rule
 * @param mild whether it is never more than a warning
 * @param at the field
 * @param reading an expression for what is looked at, of that for the object: the new one or, an
 *     empty map of a new resource, the one that it replaces
 * @param lines what is wrong and was not before
 */
record Essential(
    String rule, boolean mild, FieldPath at, UnaryOperator<String> reading, Lines lines) {

  /** The object that is replaced, an empty map where none is. */
  static final String OLD = "variables.old";

  /** Makes an expression for a list of lines as a person sees them: none where nothing is wrong. */
  @FunctionalInterface
  interface Lines {

    /**
     * The expression.
     *
     * @param now the variable with what is read of the object
     * @param old the variable with what is read of the one that it replaces
     * @param by who decides, and with which parameters
     */
    String of(String now, String old, Decisions.Scoped by);
  }

  /** A line without its path: {@code problem; fix (RULE)}. */
  static String line(String problem, String fix, String rule) {
    return "%s; %s (%s)".formatted(problem, fix, rule);
  }
}
