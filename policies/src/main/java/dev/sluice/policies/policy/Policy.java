package dev.sluice.policies.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.custom.Flaws;
import dev.sluice.policies.custom.OwnRule;
import dev.sluice.policies.custom.OwnRules;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.RuleInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A named set of rules with scope, enforcement and parameters: one Policy document. */
final class Policy {
  /** The name of the built-in policy, which decides where no other does. */
  static final String DEFAULT = "default";

  /** One entry of {@code spec.rules}, or a parameter of it; a later one counts. */
  private record Given<T>(int entry, T value) {}

  private final JsonNode document;
  private final Match match;
  private final Map<String, Given<Action>> actions = new HashMap<>();
  private final Map<String, Map<String, Given<JsonNode>>> parameters = new HashMap<>();

  private final List<OwnRule> own;

  /** Whether any of them is one of a whole group of rules. */
  private boolean groups;

  /** A document that the loader found valid. */
  Policy(JsonNode document) {
    this.document = document;
    JsonNode spec = document.path("spec");
    this.match = Match.of(spec.path("match"));
    String enforcement = spec.path("enforcement").asText(Action.Deny.name());
    this.own = OwnRules.of(document, Flaws.NONE);
    int entry = 0;
    own.forEach(rule -> actions.put(rule.id(), new Given<>(0, rule.action())));
    for (JsonNode rule : spec.path("rules")) {
      String named = rule.path("rule").asText();
      Action action = Action.valueOf(rule.path("enforcement").asText(enforcement));
      actions.put(named, new Given<>(++entry, action));
      groups |= named.startsWith("group:") && !rule.path("parameters").isEmpty();
      for (Map.Entry<String, JsonNode> parameter : rule.path("parameters").properties()) {
        parameters
            .computeIfAbsent(named, n -> new HashMap<>())
            .put(parameter.getKey(), new Given<>(entry, parameter.getValue()));
      }
    }
  }

  String name() {
    return document.path("metadata").path("name").asText();
  }

  Match match() {
    return match;
  }

  /** The rules that it brings itself. */
  List<OwnRule> own() {
    return own;
  }

  JsonNode document() {
    return document;
  }

  /** What this policy says about a rule: its last entry that names it. */
  Optional<Action> action(RuleInfo rule) {
    return last(actions.get(rule.id()), actions.get("group:" + rule.group()));
  }

  /** What this policy says about a rule by its id, whatever it says about the group. */
  Optional<Action> ownAction(String rule) {
    return Optional.ofNullable(actions.get(rule)).map(Given::value);
  }

  /** A parameter of a rule: from the last entry that names the rule and gives it. */
  Optional<JsonNode> parameter(RuleInfo rule, String name) {
    Given<JsonNode> own = parameters.getOrDefault(rule.id(), Map.of()).get(name);
    return groups
        ? last(own, parameters.getOrDefault("group:" + rule.group(), Map.of()).get(name))
        : Optional.ofNullable(own).map(Given::value);
  }

  private static <T> Optional<T> last(@Nullable Given<T> one, @Nullable Given<T> other) {
    boolean first = other == null || (one != null && one.entry > other.entry);
    return Optional.ofNullable(first ? one : other).map(Given::value);
  }

  /** What it says is installed; missing where it says nothing. */
  JsonNode installation() {
    return document.path("spec").path("installation");
  }
}
