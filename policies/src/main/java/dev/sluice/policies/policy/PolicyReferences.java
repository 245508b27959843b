package dev.sluice.policies.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Suggestion;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Catalogue;
import dev.sluice.policies.rule.RuleInfo;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/** What a policy or exemption of the right shape refers to: rules, groups, kinds, an instant. */
final class PolicyReferences {
  private final BiConsumer<FieldPath, String> errors;

  PolicyReferences(BiConsumer<FieldPath, String> errors) {
    this.errors = errors;
  }

  void check(JsonNode document) {
    Value spec = new Value(document, FieldPath.ROOT).get("spec");
    spec.get("match").get("kinds").elements().forEach(this::kind);
    spec.get("expiresAt").text().ifPresent(text -> instant(spec.get("expiresAt"), text));
    boolean exemption = document.path("kind").asText().equals("PolicyExemption");
    for (Value rule : spec.get("rules").elements()) {
      if (exemption) {
        exempted(rule);
      } else {
        entry(rule);
      }
    }
  }

  private void kind(Value kind) {
    boolean known =
        Kinds.builtIn().all().stream().anyMatch(k -> k.name().matches(kind.node().asText()));
    if (!known) {
      List<String> kinds =
          Kinds.builtIn().all().stream().map(k -> k.name().kind()).distinct().toList();
      errors.accept(
          kind.path(),
          "no kind " + Quote.value(kind.node()) + " is known" + suggestion(kind, kinds));
    }
  }

  private void exempted(Value rule) {
    if (rule.node().asText().startsWith("group:") || rule.node().asText().contains("*")) {
      errors.accept(rule.path(), "an exemption names single rules; list the ids it is for");
    } else {
      rule(rule);
    }
  }

  private void entry(Value entry) {
    Value rule = entry.get("rule");
    String name = rule.node().asText();
    if (name.startsWith("group:") ? group(rule) : rule(rule)) {
      entry.get("parameters").fields().forEach(parameter -> parameter(name, parameter));
    }
  }

  private boolean group(Value rule) {
    String group = rule.node().asText().substring("group:".length());
    boolean known = Catalogue.GROUPS.contains(group);
    if (!known) {
      errors.accept(
          rule.path(),
          "there is no group "
              + Quote.text(group)
              + "; one of "
              + String.join(", ", Catalogue.GROUPS));
    }
    return known;
  }

  private boolean rule(Value rule) {
    boolean known = Catalogue.get().find(rule.node().asText()).isPresent();
    if (!known) {
      List<String> ids = Catalogue.get().all().stream().map(RuleInfo::id).toList();
      errors.accept(
          rule.path(), "there is no rule " + Quote.value(rule.node()) + suggestion(rule, ids));
    }
    return known;
  }

  /** Not left to the schema: what it takes for an instant is not what Java reads as one. */
  private void instant(Value value, String text) {
    try {
      Instant.parse(text);
    } catch (DateTimeParseException e) {
      errors.accept(
          value.path(), "must be an instant such as 2027-01-31T00:00:00Z, not " + Quote.text(text));
    }
  }

  private void parameter(String rule, Value parameter) {
    boolean known =
        Catalogue.get().all().stream()
            .filter(r -> r.id().equals(rule) || rule.equals("group:" + r.group()))
            .anyMatch(r -> r.parameters().containsKey(parameter.name()));
    if (!known) {
      errors.accept(
          parameter.path(),
          rule
              + " has no parameter "
              + Quote.text(parameter.name())
              + "; `sluice explain "
              + rule
              + "` lists them");
    }
  }

  private static String suggestion(Value given, Collection<String> known) {
    return Suggestion.nearest(given.node().asText(), known)
        .map(near -> "; did you mean " + near + "?")
        .orElse("; `sluice explain` lists what there is");
  }
}
