package dev.sluice.policies.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Suggestion;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Catalogue;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.policies.rule.RuleInfo;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a policy or exemption of the right shape refers to: rules, groups, kinds, an instant. */
final class PolicyReferences {
  private static final Pattern OWN = Pattern.compile("[a-z0-9][-a-z0-9.]*/[a-z0-9][-a-z0-9.]*");

  private final Catalogue catalogue;
  private final Kinds kinds;
  private final PolicyProblems problems;

  PolicyReferences(RuleBook book, PolicyProblems problems) {
    this.catalogue = book.catalogue();
    this.kinds = book.kinds();
    this.problems = problems;
  }

  /** Whether a rule is named as one that a policy brings: {@code <policy>/<id>}. */
  static boolean isOfAPolicy(Value rule) {
    return OWN.matcher(rule.scalar()).matches();
  }

  void check(JsonNode document) {
    Value spec = Value.of(document, FieldPath.ROOT).get("spec");
    spec.get("match").get("kinds").elements().forEach(this::kind);
    spec.get("expiresAt").string().ifPresent(text -> instant(spec.get("expiresAt"), text));
    boolean exemption = document.path("kind").asText().equals("PolicyExemption");
    for (Value rule : spec.get("rules").elements()) {
      if (problems.isFull()) {
        return;
      }
      if (exemption) {
        exempted(rule);
      } else {
        entry(rule);
      }
    }
  }

  private void kind(Value kind) {
    boolean known = kinds.all().stream().anyMatch(k -> k.name().matches(kind.scalar()));
    if (!known) {
      List<String> names = kinds.all().stream().map(k -> k.name().kind()).distinct().toList();
      problems.add(
          kind,
          ErrorType.NotSupported,
          "no kind " + Quote.value(kind) + " is known",
          suggestion(kind, names));
    }
  }

  private void exempted(Value rule) {
    if (rule.scalar().contains("*")) {
      problems.add(
          rule,
          ErrorType.Invalid,
          "an exemption names rules or groups of rules",
          "name each rule by its id, or a group as group:NAME");
    } else {
      ruleOrGroup(rule);
    }
  }

  private boolean ruleOrGroup(Value rule) {
    return rule.scalar().startsWith("group:") ? group(rule) : rule(rule);
  }

  private void entry(Value entry) {
    Value rule = entry.get("rule");
    String name = rule.scalar();
    if (ruleOrGroup(rule)) {
      entry.get("parameters").fields().forEach(parameter -> parameter(name, parameter));
    }
  }

  private boolean group(Value rule) {
    String group = rule.scalar().substring("group:".length());
    boolean known = Catalogue.GROUPS.contains(group);
    if (!known) {
      problems.add(
          rule,
          ErrorType.NotSupported,
          "there is no group " + Quote.string(group),
          "supported values: " + String.join(", ", Catalogue.GROUPS));
    }
    return known;
  }

  /** Rules of other policies are known to whoever knows those. */
  private boolean rule(Value rule) {
    if (isOfAPolicy(rule)) {
      return true;
    }
    boolean known = catalogue.find(rule.scalar()).isPresent();
    if (!known) {
      List<String> ids = catalogue.all().stream().map(RuleInfo::id).toList();
      problems.add(
          rule,
          ErrorType.NotSupported,
          "there is no rule " + Quote.value(rule),
          suggestion(rule, ids));
    }
    return known;
  }

  /** Not left to the schema: what it takes for an instant is not what Java reads as one. */
  private void instant(Value value, String text) {
    try {
      Instant.parse(text);
    } catch (DateTimeParseException e) {
      problems.add(
          value,
          ErrorType.Invalid,
          "must be an instant such as 2027-01-31T00:00:00Z, not " + Quote.string(text),
          "write date, time and zone");
    }
  }

  private void parameter(String rule, Value parameter) {
    Optional<PolicyProblem> fact = InstallationFacts.asFact(parameter);
    Optional<RuleInfo.Parameter> known =
        catalogue.all().stream()
            .filter(r -> r.id().equals(rule) || rule.equals("group:" + r.group()))
            .flatMap(r -> Optional.ofNullable(r.parameters().get(parameter.name())).stream())
            .findFirst();
    if (fact.isPresent()) {
      problems.add(fact.get());
    } else if (known.isPresent()) {
      PolicySchema.of(known.get(), parameter.path())
          .validate(parameter.node())
          .forEach(problems::add);
    } else {
      problems.add(
          parameter,
          ErrorType.Forbidden,
          rule + " has no parameter " + Quote.string(parameter.name()),
          "see `sluice explain " + rule + "`");
    }
  }

  private static String suggestion(Value given, Collection<String> known) {
    return Suggestion.nearest(given.scalar(), known)
        .map(near -> "did you mean " + near + "?")
        .orElse("see `sluice explain` for what there is");
  }
}
