package dev.sluice.policies;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A named set of rules with scope, enforcement and parameters: one Policy document. */
final class Policy {
  /** The name of the built-in policy, which decides where no other does. */
  static final String DEFAULT = "default";

  /** One entry of {@code spec.rules}. */
  private record Entry(String rule, Action action, JsonNode parameters) {
    boolean names(RuleInfo info) {
      return rule.equals(info.id()) || rule.equals("group:" + info.group());
    }
  }

  private final JsonNode document;
  private final Match match;

  /** The entries that name a rule, by its id; the last one first. */
  private final Map<String, List<Entry>> entries = new HashMap<>();

  private final Map<String, JsonNode> choices = new HashMap<>();

  /** A document that the loader found valid. */
  Policy(JsonNode document) {
    this.document = document;
    JsonNode spec = document.path("spec");
    this.match = Match.of(spec.path("match"));
    String enforcement = spec.path("enforcement").asText(Action.Deny.name());
    List<Entry> all = new ArrayList<>();
    for (JsonNode rule : spec.path("rules")) {
      Action action = Action.valueOf(rule.path("enforcement").asText(enforcement));
      all.add(new Entry(rule.path("rule").asText(), action, rule.path("parameters")));
      rule.path("parameters").properties().forEach(p -> choose(p.getKey(), p.getValue()));
    }
    for (RuleInfo rule : Catalogue.get().all()) {
      entries.put(rule.id(), all.reversed().stream().filter(e -> e.names(rule)).toList());
    }
  }

  /** {@code auto} chooses nothing, and so takes nothing back that another entry chose. */
  private void choose(String parameter, JsonNode value) {
    if (!value.asText().equals("auto")) {
      choices.put(parameter, value);
    }
  }

  String name() {
    return document.path("metadata").path("name").asText();
  }

  Match match() {
    return match;
  }

  JsonNode document() {
    return document;
  }

  /** What this policy says about a rule: its last entry that names it. */
  Optional<Action> action(RuleInfo rule) {
    List<Entry> naming = entries.getOrDefault(rule.id(), List.of());
    return naming.isEmpty() ? Optional.empty() : Optional.of(naming.getFirst().action());
  }

  /** A parameter of a rule: from the last entry that names the rule and gives it. */
  Optional<JsonNode> parameter(RuleInfo rule, String name) {
    for (Entry entry : entries.getOrDefault(rule.id(), List.of())) {
      if (entry.parameters().has(name)) {
        return Optional.of(entry.parameters().get(name));
      }
    }
    return Optional.empty();
  }

  /** A parameter that counts for every rule: from the last entry that gives it. */
  Optional<JsonNode> choice(String name) {
    return Optional.ofNullable(choices.get(name));
  }
}
