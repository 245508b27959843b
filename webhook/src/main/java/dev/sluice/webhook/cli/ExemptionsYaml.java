package dev.sluice.webhook.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.webhook.check.CheckResult;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * PolicyExemptions for what is refused today, as YAML for a person to edit: one for each namespace,
 * kind and set of rules, with the names of all resources that it is for.
 */
final class ExemptionsYaml {
  private ExemptionsYaml() {}

  /** What resources have in common that one exemption can be for. */
  private record Group(String namespace, KindName kind, List<String> rules)
      implements Comparable<Group> {
    private String key() {
      return namespace + "\n" + kind + "\n" + rules;
    }

    @Override
    public int compareTo(Group other) {
      return key().compareTo(other.key());
    }
  }

  /** The text; empty where nothing is refused that an exemption could be for. */
  static String of(CheckResult result, Instant now, Duration ttl, String owner) {
    Map<Group, Set<String>> groups = new TreeMap<>();
    for (CheckResult.Judged judged : result.results()) {
      List<String> rules =
          judged.verdict().denials().stream()
              .map((Ruling denial) -> denial.finding().rule())
              .distinct()
              .sorted()
              .toList();
      if (!rules.isEmpty() && canBeExempted(judged)) {
        groups
            .computeIfAbsent(
                new Group(judged.namespace(), judged.kind(), rules), _ -> new TreeSet<>())
            .add(judged.name());
      }
    }
    Instant end = now.plus(ttl).truncatedTo(ChronoUnit.SECONDS);
    StringBuilder yaml = new StringBuilder();
    int number = 0;
    for (Map.Entry<Group, Set<String>> each : groups.entrySet()) {
      yaml.append(number == 0 ? "" : "---\n")
          .append(document(each.getKey(), each.getValue(), ++number, now, end, owner));
    }
    return yaml.toString();
  }

  /** Not what configures Sluice, nor what has no name, or one that stands for others. */
  private static boolean canBeExempted(CheckResult.Judged judged) {
    return !judged.kind().group().equals("sluice.dev")
        && !judged.name().isEmpty()
        && !judged.name().contains("*");
  }

  private static String document(
      Group group, Set<String> names, int number, Instant now, Instant end, String owner) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    String namespaces =
        group.namespace.isEmpty() ? "" : ", namespaces: {include: [" + text(group.namespace) + "]}";
    return """
        apiVersion: sluice.dev/v1alpha1
        kind: PolicyExemption
        metadata: {name: found-%s-%d}
        spec:
          rules: [%s]
          match: {kinds: [%s]%s, names: [%s]}
          owner: %s
          reason: "found on %s"
          expiresAt: "%s"
        """
        .formatted(
            today,
            number,
            texts(group.rules),
            group.kind.kind(),
            namespaces,
            texts(List.copyOf(names)),
            text(owner),
            today,
            end);
  }

  private static String texts(List<String> texts) {
    return texts.stream().map(ExemptionsYaml::text).collect(Collectors.joining(", "));
  }

  /** In quotes, as JSON has them. */
  private static String text(String text) {
    return JsonNodeFactory.instance.textNode(text).toString();
  }
}
