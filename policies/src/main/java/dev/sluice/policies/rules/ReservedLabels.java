package dev.sluice.policies.rules;

import dev.sluice.policies.ErrorType;
import dev.sluice.policies.Findings;
import dev.sluice.policies.PlaceType;
import dev.sluice.policies.Quote;
import dev.sluice.policies.ReservedLabelSet;
import dev.sluice.policies.Rule;
import dev.sluice.policies.Site;
import dev.sluice.policies.Value;
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
    report(sets, label.name(), label, known, site.place().texts("also"), findings);
  }

  /** Reports a label under the first of the sets that reserves it; the others go along. */
  static void report(
      List<String> sets,
      String key,
      Value at,
      Map<String, String> known,
      List<String> also,
      Findings findings) {
    List<ReservedLabelSet> reserving =
        sets.stream()
            .map(ReservedLabelSet::of)
            .filter(set -> set.reserves(key, at.node().asText(), known))
            .toList();
    if (reserving.isEmpty()) {
      return;
    }
    ReservedLabelSet first = reserving.getFirst();
    List<String> others = reserving.stream().skip(1).map(ReservedLabelSet::rule).toList();
    findings.report(
        first.rule(),
        at.path(),
        ErrorType.Forbidden,
        "label " + Quote.text(key) + " is reserved by " + first.owner() + ": " + first.effect(),
        "remove it or choose another key, such as " + Quote.text("example.com/" + key),
        java.util.stream.Stream.concat(also.stream(), others.stream()).toArray(String[]::new));
  }
}
