package dev.sluice.policies.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.KindName;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
record Match(
    List<String> kinds,
    List<Pattern> include,
    List<Pattern> exclude,
    LabelSelector selector,
    List<Pattern> names) {

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
    return (kinds.isEmpty() || kinds.stream().anyMatch(kind::matches))
        && (include.isEmpty() || any(include, namespace))
        && !any(exclude, namespace)
        && (names.isEmpty() || any(names, name));
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

  private static boolean any(List<Pattern> patterns, String text) {
    return patterns.stream().anyMatch(p -> p.matcher(text).matches());
  }

  private static List<Pattern> patterns(JsonNode list) {
    return texts(list).stream().map(Match::glob).toList();
  }

  /**
   * Pieces between stars are taken where they come first (a possessive search never takes another),
   * so that no pattern takes longer than its length times that of the name.
   */
  private static Pattern glob(String pattern) {
    List<String> pieces = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).toList();
    String rest =
        pieces.stream()
            .skip(1)
            .limit(Math.max(0, pieces.size() - 2))
            .map("(?>.*?%s)"::formatted)
            .collect(Collectors.joining());
    String regex =
        pieces.size() == 1 ? pieces.getFirst() : pieces.getFirst() + rest + ".*" + pieces.getLast();
    return Pattern.compile(regex, Pattern.DOTALL);
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
