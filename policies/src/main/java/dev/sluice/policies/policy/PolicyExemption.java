package dev.sluice.policies.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.rule.RuleInfo;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Rules switched off for some resources until an instant: one PolicyExemption document. */
final class PolicyExemption {
  private final JsonNode document;

  /** Ids of rules, and groups as {@code group:NAME}. */
  private final Set<String> rules = new HashSet<>();

  private final Match match;
  private final Exemption exemption;

  /** A document that the loader found valid. */
  PolicyExemption(JsonNode document) {
    this.document = document;
    JsonNode spec = document.path("spec");
    spec.path("rules").forEach(rule -> rules.add(rule.asText()));
    this.match = Match.of(spec.path("match"));
    this.exemption =
        new Exemption(
            document.path("metadata").path("name").asText(),
            spec.path("owner").asText(),
            Instant.parse(spec.path("expiresAt").asText()));
  }

  String name() {
    return exemption.name();
  }

  Exemption exemption() {
    return exemption;
  }

  JsonNode document() {
    return document;
  }

  /** Whether it takes findings of a rule from a resource now. */
  boolean covers(
      RuleInfo rule, KindProfile kind, NamespaceLabels namespace, String name, Instant now) {
    return now.isBefore(exemption.end()) && isAbout(rule, kind, namespace, name);
  }

  /** Whether it did so before, and does no more. */
  boolean covered(
      RuleInfo rule, KindProfile kind, NamespaceLabels namespace, String name, Instant now) {
    return !now.isBefore(exemption.end()) && isAbout(rule, kind, namespace, name);
  }

  /** Whether it takes findings of a rule from some resources of a kind, at any time. */
  boolean isAbout(RuleInfo rule, KindProfile kind) {
    return !kind.isOwn()
        && match.isFor(kind.name())
        && (rules.contains(rule.id()) || rules.contains("group:" + rule.group()));
  }

  Match match() {
    return match;
  }

  private boolean isAbout(RuleInfo rule, KindProfile kind, NamespaceLabels namespace, String name) {
    return isAbout(rule, kind) && match.matches(kind.name(), namespace, name);
  }
}
