package dev.sluice.policies.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.KindName;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Which resources a policy or an exemption is for: all given conditions must hold. Never by labels
 * of the resource itself, since its author could grant himself.
 *
 * @param kinds {@code Kind} or {@code group/Kind}; empty for all
 * @param include namespace patterns with {@code *}; empty for all
 * @param exclude namespace patterns that are left out
 * @param selector what the namespace's labels must be
 * @param names resource name patterns; empty for all
 */
public record Match(
    List<String> kinds,
    List<NamePattern> include,
    List<NamePattern> exclude,
    LabelSelector selector,
    List<NamePattern> names) {

  static Match of(JsonNode match) {
    JsonNode namespaces = match.path("namespaces");
    return new Match(
        texts(match.path("kinds")),
        patterns(namespaces.path("include")),
        patterns(namespaces.path("exclude")),
        LabelSelector.of(match.path("namespaceSelector")),
        patterns(match.path("names")));
  }

  /** Where a selector asks for labels that are not known, it does not match. */
  boolean matches(KindName kind, NamespaceLabels labels, String name) {
    return matchesButFor(kind, labels.namespace(), name)
        && (selector.isEmpty() || labels.get().filter(selector::matches).isPresent());
  }

  /** Whether it asks for labels of namespaces. */
  boolean isByLabels() {
    return !selector.isEmpty();
  }

  /** Whether only the labels of the namespace, which are not known, would say that it matches. */
  boolean isUndecided(KindName kind, NamespaceLabels labels, String name) {
    return isByLabels()
        && !labels.namespace().isEmpty()
        && matchesButFor(kind, labels.namespace(), name)
        && labels.get().isEmpty();
  }

  private boolean matchesButFor(KindName kind, String namespace, String name) {
    return isFor(kind)
        && (include.isEmpty() || any(include, namespace))
        && !any(exclude, namespace)
        && (names.isEmpty() || any(names, name));
  }

  /** Whether resources of a kind can be among those that it is for. */
  boolean isFor(KindName kind) {
    return kinds.isEmpty() || kinds.stream().anyMatch(kind::matches);
  }

  /** Whether it is for all resources of the kinds that it is for. */
  boolean isForAll() {
    return include.isEmpty() && exclude.isEmpty() && selector.isEmpty() && names.isEmpty();
  }

  /** How narrow the scope is: names 4, namespaces 3, namespace selector 2, kinds 1, all 0. */
  int specificity() {
    if (!names.isEmpty()) {
      return 4;
    }
    if (!include.isEmpty() || !exclude.isEmpty()) {
      return 3;
    }
    if (!selector.isEmpty()) {
      return 2;
    }
    return kinds.isEmpty() ? 0 : 1;
  }

  private static boolean any(List<NamePattern> patterns, String text) {
    return patterns.stream().anyMatch(pattern -> pattern.matches(text));
  }

  private static List<NamePattern> patterns(JsonNode list) {
    return texts(list).stream().map(NamePattern::of).toList();
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
