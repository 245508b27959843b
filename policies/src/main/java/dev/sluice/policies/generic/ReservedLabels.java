package dev.sluice.policies.generic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Labels that a system keeps for itself, in any map of labels that reaches pods or workloads. */
public final class ReservedLabels implements Rule {
  public static final Set<String> IDS = Set.of("VVP-030", "FLK-013", "SLU-001", "SLU-002");

  @Override
  public Set<String> ids() {
    return IDS;
  }

  @Override
  public FieldType place() {
    return FieldType.LABEL_MAP;
  }

  @Override
  public void judge(Field site, Findings findings) {
    site.value().entries().forEach(label -> judge(site, label, findings));
  }

  private static void judge(Field site, Value label, Findings findings) {
    report(site, Map.of(label.name(), label.node().asText()), label.path(), findings);
  }

  /** Reports labels that stand at one path, each under the first set of the place that has it. */
  public static void report(
      Field site, Map<String, String> labels, FieldPath at, Findings findings) {
    Map<ReservedLabelSet, List<String>> keys = new LinkedHashMap<>();
    Set<String> also = new LinkedHashSet<>(site.place().texts("also"));
    labels.forEach(
        (key, value) -> {
          List<ReservedLabelSet> reserving = reserving(site, key, value);
          if (!reserving.isEmpty()) {
            keys.computeIfAbsent(reserving.getFirst(), set -> new ArrayList<>()).add(key);
            reserving.stream().skip(1).forEach(set -> also.add(set.rule()));
          }
        });
    keys.forEach((set, reserved) -> report(set, reserved, at, also, findings));
  }

  /** The sets that reserve a label; the first one names it, the others go along. */
  private static List<ReservedLabelSet> reserving(Field site, String key, String value) {
    Map<String, String> known =
        Map.of("name", site.resource().name(), "role", site.place().text("role"));
    return site.place().texts("reserved").stream()
        .map(ReservedLabelSet::of)
        .filter(set -> set.reserves(key, value, known) || isExtra(site, set, key))
        .toList();
  }

  /** Whether a policy reserves the key besides. */
  private static boolean isExtra(Field site, ReservedLabelSet set, String key) {
    for (JsonNode extra : site.parameter(set.rule(), "extra")) {
      if (extra.asText().equals(key)) {
        return true;
      }
    }
    return false;
  }

  private static void report(
      ReservedLabelSet set, List<String> keys, FieldPath at, Set<String> also, Findings findings) {
    boolean one = keys.size() == 1;
    findings.report(
        set.rule(),
        at,
        ErrorType.Forbidden,
        (one ? "label " : "labels ")
            + Quote.choices(keys)
            + (one ? " is" : " are")
            + " reserved by "
            + set.owner()
            + ": "
            + set.effect(),
        (one
                ? "remove it or choose another key, such as "
                : "remove them or choose other keys, such as ")
            + Quote.text("example.com/" + name(keys.getFirst())),
        also.stream().filter(rule -> !rule.equals(set.rule())).toArray(String[]::new));
  }

  /** A label key without its prefix. */
  private static String name(String key) {
    return key.substring(key.indexOf('/') + 1);
  }
}
