package dev.sluice.policies.targets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.patch.Draft;
import dev.sluice.policies.patch.PatchOperation;
import dev.sluice.policies.targets.PatchPlan.Outcome;
import dev.sluice.policies.targets.PatchPlan.Step;
import java.util.List;
import java.util.Optional;

/**
 * Which operation of a deployment target brought what there is at a place.
 *
 * @param plan the target's plan for the resource that has its effect
 */
public record Origins(PatchPlan plan) {

  /** What brought the value, such as {@code target jobs, operation 3}; empty where none did. */
  public Optional<String> of(FieldPath path) {
    return plan.steps().reversed().stream()
        .filter(step -> brought(step, path))
        .findFirst()
        .map(step -> "target " + Quote.line(plan.target().name()) + ", operation " + step.number());
  }

  private static boolean brought(Step step, FieldPath path) {
    if (step.outcome() != Outcome.already || !isBelow(step.place(), path)) {
      return false;
    }
    return switch (step.operation()) {
      case PatchOperation.Add(_, var value) -> holds(value, step.place(), path);
      case PatchOperation.Replace(_, var value) -> holds(value, step.place(), path);
      case PatchOperation.Copy _, PatchOperation.Move _ -> true;
      case PatchOperation.Remove _ -> true;
      case PatchOperation.Test _ -> false;
    };
  }

  private static boolean isBelow(FieldPath above, FieldPath path) {
    List<FieldPath> ancestry = path.ancestry();
    int depth = above.ancestry().size();
    return depth <= ancestry.size() && depth > 0 && ancestry.get(depth - 1).equals(above);
  }

  /**
   * Of an object to which others may have added the operation brought only what is in its value.
   */
  private static boolean holds(JsonNode value, FieldPath above, FieldPath path) {
    JsonNode there = value;
    for (String token : path.tokensBelow(above)) {
      there = Draft.child(there, token);
    }
    return !there.isMissingNode() && !(there.isContainerNode() && there.isEmpty());
  }
}
