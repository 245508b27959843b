package dev.sluice.webhook.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.rule.Catalogue;
import dev.sluice.policies.rule.RuleInfo;
import java.util.Map;
import java.util.stream.Collectors;

/** A Policy document as YAML for a person to edit: one line for each rule, with its title. */
final class PolicyYaml {
  private PolicyYaml() {}

  /** The text; reading it gives the same document again. */
  static String of(JsonNode policy, Catalogue catalogue) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("# Change what you need and load it with --policies. As long as the name is\n");
    yaml.append("# default, it replaces the built-in policy: a rule that is not named is off.\n");
    yaml.append("apiVersion: ").append(policy.path("apiVersion").asText()).append('\n');
    yaml.append("kind: ").append(policy.path("kind").asText()).append('\n');
    yaml.append("metadata: ").append(flow(policy.path("metadata"))).append('\n');
    yaml.append("spec:\n  rules:\n");
    policy.at("/spec/rules").forEach(rule -> yaml.append(line(rule, catalogue)).append('\n'));
    return yaml.toString();
  }

  private static String line(JsonNode rule, Catalogue catalogue) {
    String title = catalogue.find(rule.path("rule").asText()).map(RuleInfo::title).orElse("");
    return "  - " + flow(rule) + (title.isEmpty() ? "" : "  # " + title);
  }

  /** Flow style; fields of nested objects by name, since parameters have no order. */
  private static String flow(JsonNode node) {
    if (!node.isObject()) {
      return scalar(node);
    }
    return node.properties().stream()
        .map(field -> field.getKey() + ": " + field(field))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String field(Map.Entry<String, JsonNode> field) {
    return field.getKey().equals("parameters")
        ? field.getValue().properties().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(parameter -> parameter.getKey() + ": " + parameter.getValue())
            .collect(Collectors.joining(", ", "{", "}"))
        : flow(field.getValue());
  }

  /** In quotes unless it is a plain word; {@code Off} without them would be the boolean false. */
  private static String scalar(JsonNode node) {
    return node.isTextual()
            && !node.textValue().equals("Off")
            && node.textValue().matches("[A-Z][A-Za-z]*(-[A-Z]*[0-9]+)?|default")
        ? node.textValue()
        : node.toString();
  }
}
