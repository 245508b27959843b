package dev.sluice.policies.custom;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.sluice.policies.custom.CelEnvironment.CompilationException;
import dev.sluice.policies.custom.Place.Spot;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Steps;
import java.util.List;
import java.util.Set;

/**
 * A CEL expression that must be true.
 *
 * @param text the expression
 * @param program the same, checked
 * @param reads the field below the value that has all that it reads of it
 * @param variables the policy's own variables
 */
record CelCheck(String text, CelRuntime.Program program, FieldPath reads, CelVariables variables)
    implements Check {

  /**
   * @param whole whether the value that it is laid on is the resource
   */
  static CelCheck of(String text, CelVariables variables, boolean whole)
      throws CompilationException {
    CelEnvironment environment = variables.environment();
    CelAbstractSyntaxTree ast = environment.compile(text);
    if (!ast.getResultType().equals(SimpleType.BOOL)) {
      throw new CompilationException(
          "its result is of type " + ast.getResultType().name() + ", but must be a bool");
    }
    Set<String> roots = whole ? Set.of("self", "object") : Set.of("self");
    return new CelCheck(text, environment.program(ast), CelReads.common(ast, roots), variables);
  }

  @Override
  public List<Miss> misses(Spot spot, Review review, Steps steps) throws RuleFailedException {
    CelCost cost = new CelCost(steps);
    return holds(new CelActivation(spot, review, variables, cost), cost)
        ? List.of()
        : List.of(new Miss(spot.path().resolve(reads.ancestry()), ErrorType.Invalid));
  }

  private boolean holds(CelActivation activation, CelCost cost) throws RuleFailedException {
    try {
      boolean holds = Boolean.TRUE.equals(activation.run(program));
      cost.settle();
      return holds;
    } catch (CelEvaluationException e) {
      cost.settle();
      throw new RuleFailedException(why(e));
    } catch (RuntimeException e) {
      cost.settle();
      throw e;
    }
  }

  /** Of what a message may quote only names that the expression has itself. */
  private String why(CelEvaluationException e) {
    String message = String.valueOf(e.getMessage());
    return switch (e.getErrorCode()) {
      case ATTRIBUTE_NOT_FOUND -> "no such key" + key(message);
      case INDEX_OUT_OF_BOUNDS -> "an index is beyond the end of its list";
      case DIVIDE_BY_ZERO -> "a division by zero";
      case NUMERIC_OVERFLOW -> "a number grows too large";
      case OVERLOAD_NOT_FOUND, AMBIGUOUS_OVERLOAD -> "no such overload" + function(message);
      case ITERATION_BUDGET_EXCEEDED -> CelCost.TOO_LONG;
      default -> "a value does not have the form that it reads";
    };
  }

  private String key(String message) {
    String key = message.replaceFirst(".*key '", "").replaceFirst("' is not present.*", "");
    return text.contains(key) ? ": " + key : "";
  }

  private static String function(String message) {
    String function = message.replaceFirst(".*function '", "").replaceFirst("'.*", "");
    return message.contains("function '") ? " of " + function + " for the type of a value" : "";
  }
}
