package dev.sluice.policies.custom;

import dev.sluice.policies.custom.CelEnvironment.CompilationException;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import java.util.List;
import java.util.Optional;

/**
 * The expressions of one policy.
 *
 * @param variables those that they can use
 */
record Expressions(CelVariables variables, Flaws flaws) {
  private static final String FIX =
      "see docs/own-rules.md for the variables and functions that there are";

  static Expressions of(List<Value> variables, Flaws flaws) {
    CelVariables all = CelVariables.none();
    for (Value variable : variables) {
      Value expression = variable.get("expression");
      try {
        if (all.programs().containsKey("variables." + variable.get("name").scalar())) {
          String problem = "a second variable " + Quote.value(variable.get("name"));
          flaws.add(variable.get("name"), ErrorType.Duplicate, problem, "rename one of them");
        } else if (expression.isString()) {
          all = all.with(variable.get("name").scalar(), expression.scalar());
        }
      } catch (CompilationException e) {
        flaw(expression, e, flaws);
      }
    }
    return new Expressions(all, flaws);
  }

  /** A check that an expression is true; empty where it is none. */
  Optional<Check> check(String text, boolean whole, Value at) {
    try {
      return Optional.of(CelCheck.of(text, variables, whole));
    } catch (CompilationException e) {
      flaw(at, e, flaws);
      return Optional.empty();
    }
  }

  private static void flaw(Value at, CompilationException e, Flaws flaws) {
    flaws.add(at, ErrorType.Invalid, "not a valid CEL expression: " + e.getMessage(), FIX);
  }
}
