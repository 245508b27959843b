package dev.sluice.manifests;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules of a webhook configuration that follow from the kinds: one for the kinds of an API
 * group that have the same versions, since a rule means each of its versions with each resource.
 */
final class WebhookRules {
  private WebhookRules() {}

  /** What a rule names, each as {@code resource.group}. */
  static Stream<String> resources(JsonNode rule) {
    return rule.path("resources")
        .valueStream()
        .map(resource -> resource.asText() + "." + rule.at("/apiGroups/0").asText());
  }

  /** For the kinds of API groups that are such. */
  static String of(Predicate<JudgedKind> wanted) {
    Map<String, List<JudgedKind>> groups =
        JudgedKind.all().stream()
            .filter(kind -> !kind.group().isEmpty())
            .filter(wanted)
            .collect(groupingBy(JudgedKind::group, TreeMap::new, toList()));
    return groups.entrySet().stream()
        .map(group -> rules(group.getKey(), group.getValue()))
        .collect(joining());
  }

  private static String rules(String group, List<JudgedKind> kinds) {
    Map<String, SortedSet<String>> versions =
        kinds.stream()
            .collect(
                groupingBy(
                    JudgedKind::plural,
                    TreeMap::new,
                    mapping(JudgedKind::version, toCollection(TreeSet::new))));
    Map<String, List<String>> resources =
        versions.keySet().stream()
            .collect(groupingBy(plural -> versions.get(plural).toString(), TreeMap::new, toList()));
    return resources.entrySet().stream()
        .map(same -> rule(group, same.getKey(), same.getValue()))
        .collect(joining());
  }

  private static String rule(String group, String versions, List<String> resources) {
    return """
      - apiGroups: [%s]
        apiVersions: %s
        operations: [CREATE, UPDATE]
        resources: %s
    """
        .formatted(group, versions, resources);
  }
}
