package dev.sluice.policies.custom;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import dev.sluice.policies.custom.Place.Spot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the variables of an expression are on one value, each found out when it is asked for. */
final class CelActivation implements CelVariableResolver {
  private final Spot spot;
  private final Review review;
  private final CelVariables variables;
  private final CelCost cost;
  private final Map<String, Object> known = new HashMap<>();

  /** A variable that could not be evaluated, on the way through an evaluation that asks for it. */
  private static final class VariableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    VariableException(CelEvaluationException cause) {
      super("", cause, false, false);
    }
  }

  CelActivation(Spot spot, Review review, CelVariables variables, CelCost cost) {
    this.spot = spot;
    this.review = review;
    this.variables = variables;
    this.cost = cost;
  }

  /** The result of an expression, which has paid for all on the way. */
  Object run(CelRuntime.Program program) throws CelEvaluationException {
    try {
      return program.trace(this, (expression, result) -> cost.pay(result));
    } catch (VariableException e) {
      throw (CelEvaluationException) e.getCause();
    }
  }

  @Override
  public Optional<Object> find(String name) {
    Object value = known.get(name);
    if (value == null) {
      value = value(name);
      if (value != null) {
        known.put(name, value);
      }
    }
    return Optional.ofNullable(value);
  }

  private @Nullable Object value(String name) {
    return switch (name) {
      case "self" -> CelTree.of(spot.value(), cost);
      case "object" -> CelTree.of(review.resource().object(), cost);
      case "oldObject" -> CelTree.of(review.old().orElse(NullNode.getInstance()), cost);
      case "request.operation" -> review.operation();
      case "request.namespace" -> review.resource().namespace();
      case "request.name" -> review.resource().name();
      case "request.kind.group" -> review.kind().group();
      case "request.kind.version" -> review.kind().version();
      case "request.kind.kind" -> review.kind().kind();
      default -> variable(name);
    };
  }

  private @Nullable Object variable(String name) {
    CelRuntime.Program program = variables.programs().get(name);
    try {
      return program == null ? null : run(program);
    } catch (CelEvaluationException e) {
      throw new VariableException(e);
    }
  }
}
