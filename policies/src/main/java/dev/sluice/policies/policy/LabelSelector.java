package dev.sluice.policies.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A label selector of the Kubernetes API: all of its requirements must hold. */
public record LabelSelector(List<Requirement> requirements) {

  /** Words of the Kubernetes API. */
  public enum Operator {
    In,
    NotIn,
    Exists,
    DoesNotExist
  }

  /** What one label must be. */
  public record Requirement(String key, Operator operator, Set<String> values) {
    boolean holds(JsonNode labels) {
      boolean there = labels.has(key);
      return switch (operator) {
        case Exists -> there;
        case DoesNotExist -> !there;
        case In -> there && values.contains(labels.path(key).asText());
        case NotIn -> !there || !values.contains(labels.path(key).asText());
      };
    }
  }

  static LabelSelector of(JsonNode selector) {
    List<Requirement> all = new ArrayList<>();
    selector
        .path("matchLabels")
        .properties()
        .forEach(
            label ->
                all.add(
                    new Requirement(
                        label.getKey(), Operator.In, Set.of(label.getValue().asText()))));
    for (JsonNode expression : selector.path("matchExpressions")) {
      all.add(
          new Requirement(
              expression.path("key").asText(),
              Operator.valueOf(expression.path("operator").asText()),
              expression
                  .path("values")
                  .valueStream()
                  .map(JsonNode::asText)
                  .collect(Collectors.toSet())));
    }
    return new LabelSelector(List.copyOf(all));
  }

  /** Whether it asks for nothing. */
  boolean isEmpty() {
    return requirements.isEmpty();
  }

  boolean matches(JsonNode labels) {
    return requirements.stream().allMatch(requirement -> requirement.holds(labels));
  }
}
