package dev.sluice.webhook.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Catalogue;
import dev.sluice.policies.rule.RuleInfo;
import dev.sluice.policies.rule.RuleProse;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A rule as SARIF's reportingDescriptor (SARIF 2.1.0, 3.49), told by the catalogue. */
final class SarifRule {
  private SarifRule() {}

  /** The rule of an id; no more than the id for a rule that only a policy knows. */
  static ObjectNode of(String id, Catalogue catalogue) {
    ObjectNode rule = JsonNodeFactory.instance.objectNode().put("id", id);
    catalogue.find(id).ifPresent(info -> describe(rule, info, catalogue.prose(info)));
    return rule;
  }

  /** SARIF's word for how much an action weighs. */
  static String level(Action action) {
    return switch (action) {
      case Deny -> "error";
      case Warn -> "warning";
      case Audit -> "note";
      case Off -> "none";
    };
  }

  private static void describe(ObjectNode rule, RuleInfo info, RuleProse prose) {
    rule.put("name", name(info.title()));
    rule.putObject("shortDescription").put("text", info.title());
    rule.putObject("fullDescription").put("text", prose.what());
    rule.putObject("help").put("text", help(prose)).put("markdown", markdown(prose));
    ObjectNode configuration = rule.putObject("defaultConfiguration");
    if (info.action() == Action.Off) {
      configuration.put("enabled", false);
    }
    configuration.put("level", level(info.action()));
    rule.putObject("properties").putArray("tags").add(info.group());
  }

  /** The title as an identifier, such as viewers show beside the id. */
  private static String name(String title) {
    return Arrays.stream(title.replaceAll("['’]", "").split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  /** Without the example: a plain text must not hold indentation. */
  private static String help(RuleProse prose) {
    return "Why: %s\n\nFix: %s\n\nSource: %s".formatted(prose.why(), prose.fix(), prose.source());
  }

  private static String markdown(RuleProse prose) {
    return """
    **Why:** %s

    %s**Fix:** %s

    **Source:** %s
    """
        .formatted(
            escaped(prose.why()),
            prose.example().map(SarifRule::example).orElse(""),
            escaped(prose.fix()),
            escaped(prose.source()));
  }

  private static String example(String yaml) {
    return "**Example of what it finds:**\n\n" + fenced(yaml) + "\n\n";
  }

  private static String fenced(String yaml) {
    String fence = yaml.contains("```") ? "~~~~~~" : "```";
    return fence + "yaml\n" + yaml + "\n" + fence;
  }

  /** Nothing but text: SARIF forbids HTML, and a star or underscore is to stay one. */
  private static String escaped(String text) {
    return text.replaceAll("[\\\\`*_<>\\[\\]#&|~]", "\\\\$0");
  }
}
