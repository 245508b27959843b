package dev.sluice.webhook.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.Installation;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.policy.Exemption;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.policy.Settings;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.RuleInfo;
import dev.sluice.policies.state.State;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who decides about a rule on one resource, and how. */
final class DecisionPage {
  /**
   * A resource as a person names it.
   *
   * @param kind {@code Kind} or {@code group/Kind}
   * @param namespace empty for cluster scope
   * @param name its name
   */
  record Resource(String kind, String namespace, String name) {

    /** Reads {@code kind/namespace/name}; empty where it is nothing like that. */
    static Optional<Resource> parse(String text) {
      List<String> parts = List.of(text.split("/", -1));
      if (parts.size() < 3 || parts.size() > 4 || parts.contains("")) {
        return Optional.empty();
      }
      int names = parts.size() - 2;
      String kind = String.join("/", parts.subList(0, names));
      return Optional.of(new Resource(kind, parts.get(names), parts.get(names + 1)));
    }

    /** The kinds that are meant, one for each group that has a kind of that name. */
    List<KindProfile> among(Kinds kinds) {
      Map<String, KindProfile> byGroup = new LinkedHashMap<>();
      for (KindProfile profile : kinds.all()) {
        String group = profile.name().group();
        String plain = profile.name().kind();
        if (kind.equalsIgnoreCase(plain) || kind.equalsIgnoreCase(group + "/" + plain)) {
          byGroup.putIfAbsent(group, profile);
        }
      }
      return List.copyOf(byGroup.values());
    }
  }

  private DecisionPage() {}

  /** The decision for each of the resource's kinds. */
  static String of(
      RuleInfo rule, Resource resource, List<KindProfile> kinds, Policies policies, Instant now) {
    StringBuilder text = new StringBuilder();
    for (KindProfile kind : kinds) {
      String namespace = kind.namespaced() ? resource.namespace() : "";
      Settings settings = policies.settings(kind, namespace, resource.name(), State.NONE);
      text.append(text.isEmpty() ? "" : "\n");
      text.append(rule.id()).append(" on ").append(kind.name().kind()).append(' ');
      text.append(namespace.isEmpty() ? "" : namespace + "/").append(resource.name());
      text.append(" (").append(kind.name().apiVersion()).append(")\n");
      decision(rule, kind, settings, now)
          .forEach((what, value) -> text.append("  %-10s %s\n".formatted(what, value)));
    }
    return text.toString();
  }

  private static Map<String, String> decision(
      RuleInfo rule, KindProfile kind, Settings settings, Instant now) {
    Settings.Decision decided = settings.decide(rule.id());
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("policy", decided.policy().isEmpty() ? "none" : decided.policy());
    lines.put("action", decided.action().name());
    if (decided.action() == Action.Deny) {
      doubt(rule, kind, settings.installation()).ifPresent(doubt -> lines.put("but", doubt));
    }
    for (String policy : settings.undecided()) {
      lines.put("unless", "policy " + policy + " is for the namespace, which its labels say");
    }
    lines.put("exemption", settings.exemption(rule.id(), now).map(Exemption::name).orElse("none"));
    for (String name : new TreeMap<>(rule.parameters()).keySet()) {
      JsonNode value = settings.parameter(rule.id(), name);
      lines.put(name, value.isMissingNode() ? "not set" : value.toString());
    }
    return lines;
  }

  /** When a rule that denies only warns, since what it finds is not certain. */
  private static Optional<String> doubt(RuleInfo rule, KindProfile kind, Installation known) {
    String until = "until a policy gives installation.";
    return rule.milder()
        .until()
        .filter(fact -> !known.knows(fact))
        .map(fact -> "only warns " + until + fact)
        .or(
            () ->
                kind.variantFact()
                    .filter(fact -> !known.knows(fact))
                    .map(fact -> "what one operator alone refuses only warns " + until + fact))
        .or(
            () ->
                Optional.of(rule.milder())
                    .filter(milder -> milder.ever() && milder.until().isEmpty())
                    .map(_ -> "some of it only warns, as `sluice explain " + rule.id() + "` says"));
  }
}
