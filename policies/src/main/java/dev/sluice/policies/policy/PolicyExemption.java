package dev.sluice.policies.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.KindProfile;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Rules switched off for some resources until an instant: one PolicyExemption document. */
final class PolicyExemption {
  private final JsonNode document;
  private final Set<String> rules = new HashSet<>();
  private final Match match;
  private final Optional<Instant> expiresAt;

  /** A document that the loader found valid. */
  PolicyExemption(JsonNode document) {
    this.document = document;
    JsonNode spec = document.path("spec");
    spec.path("rules").forEach(rule -> rules.add(rule.asText()));
    this.match = Match.of(spec.path("match"));
    this.expiresAt = Optional.ofNullable(spec.path("expiresAt").textValue()).map(Instant::parse);
  }

  String name() {
    return document.path("metadata").path("name").asText();
  }

  JsonNode document() {
    return document;
  }

  boolean covers(
      String rule, KindProfile kind, NamespaceLabels namespace, String name, Instant now) {
    return isInForce(now) && isAbout(rule, kind, namespace, name);
  }

  /** This one, where it covered such a finding and does no more. */
  Optional<EndedExemption> ended(
      String rule, KindProfile kind, NamespaceLabels namespace, String name, Instant now) {
    return isInForce(now) || !isAbout(rule, kind, namespace, name)
        ? Optional.empty()
        : expiresAt.map(
            end -> new EndedExemption(name(), document.path("spec").path("owner").asText(), end));
  }

  private boolean isInForce(Instant now) {
    return expiresAt.map(now::isBefore).orElse(true);
  }

  private boolean isAbout(String rule, KindProfile kind, NamespaceLabels namespace, String name) {
    return !kind.isOwn() && rules.contains(rule) && match.matches(kind.name(), namespace, name);
  }
}
