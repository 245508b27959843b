package dev.sluice.policies.rules;

import dev.sluice.policies.ErrorType;
import dev.sluice.policies.FieldPath;
import dev.sluice.policies.Findings;
import dev.sluice.policies.PlaceType;
import dev.sluice.policies.Quote;
import dev.sluice.policies.ReservedLabelSet;
import dev.sluice.policies.Rule;
import dev.sluice.policies.Site;
import dev.sluice.policies.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Labels that a system keeps for itself, in any map of labels that reaches pods or workloads. */
final class ReservedLabels implements Rule {
  static final Set<String> IDS = Set.of("VVP-030", "FLK-013", "SLU-001", "SLU-002");

  @Override
  public Set<String> ids() {
    return IDS;
  }

  @Override
  public PlaceType place() {
    return PlaceType.LABEL_MAP;
  }

  @Override
  public void judge(Site site, Findings findings) {
    site.value().entries().forEach(label -> judge(site, label, findings));
  }

  private static void judge(Site site, Value label, Findings findings) {
    List<String> sets = site.place().texts("reserved");
    Map<String, String> known =
        Map.of("name", site.resource().name(), "role", site.place().text("role"));
    report(
        sets,
        Map.of(label.name(), label.node().asText()),
        label.path(),
        known,
        site.place().texts("also"),
        findings);
  }

  /** Reports labels that stand at one path, each set under its own rule. */
  static void report(
      List<String> sets,
      Map<String, String> labels,
      FieldPath at,
      Map<String, String> known,
      List<String> also,
      Findings findings) {
    Map<ReservedLabelSet, List<String>> keys = new LinkedHashMap<>();
    Map<ReservedLabelSet, List<String>> others = new LinkedHashMap<>();
    labels.forEach(
        (key, value) -> {
          List<ReservedLabelSet> reserving = reserving(sets, key, value, known);
          if (!reserving.isEmpty()) {
            ReservedLabelSet first = reserving.getFirst();
            keys.computeIfAbsent(first, s -> new ArrayList<>()).add(key);
            List<String> rules = others.computeIfAbsent(first, s -> new ArrayList<>(also));
            reserving.stream().skip(1).forEach(set -> rules.add(set.rule()));
          }
        });
    keys.forEach(
        (set, reserved) -> report(set, reserved, at, others.getOrDefault(set, also), findings));
  }

  /** The sets that reserve a label; the first one names it, the others go along. */
  private static List<ReservedLabelSet> reserving(
      List<String> sets, String key, String value, Map<String, String> known) {
    return sets.stream()
        .map(ReservedLabelSet::of)
        .filter(set -> set.reserves(key, value, known))
        .toList();
  }

  private static void report(
      ReservedLabelSet set, List<String> keys, FieldPath at, List<String> also, Findings findings) {
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
            + Quote.text("example.com/" + keys.getFirst()),
        also.stream().distinct().toArray(String[]::new));
  }
}
