package dev.sluice.policies.generic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.Located;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Labels that a system keeps for itself, in any map of labels that reaches pods or workloads. */
public final class ReservedLabels implements Rule<LabelMap> {
  ReservedLabels() {}

  @Override
  public void judge(Field<LabelMap> field, Findings findings) {
    Resource resource = field.resource();
    LabelMap map = field.spec();
    for (Value label : field.value().entries()) {
      String key = label.name();
      String text = label.node().asText();
      for (ReservedLabelSet set : map.reserved()) {
        if (isReserved(resource, map, set, key, text)) {
          report(resource, map, Map.of(key, text), label, findings);
          break;
        }
      }
    }
  }

  /**
   * Reports labels that stand at one path, each under the first set of the map that reserves it.
   *
   * @param labels key to value
   */
  public static void report(
      Resource resource, LabelMap map, Map<String, String> labels, Located at, Findings findings) {
    Map<ReservedLabelSet, List<String>> keys = new LinkedHashMap<>();
    Set<String> also = new LinkedHashSet<>(map.also());
    labels.forEach(
        (key, value) -> {
          List<ReservedLabelSet> reserving = reserving(resource, map, key, value);
          if (!reserving.isEmpty()) {
            keys.computeIfAbsent(reserving.getFirst(), set -> new ArrayList<>()).add(key);
            reserving.stream().skip(1).forEach(set -> also.add(set.rule()));
          }
        });
    keys.forEach((set, reserved) -> report(set, reserved, also, at, findings));
  }

  /** The sets that reserve a label; the first one names it, the others go along. */
  private static List<ReservedLabelSet> reserving(
      Resource resource, LabelMap map, String key, String value) {
    return map.reserved().stream()
        .filter(set -> isReserved(resource, map, set, key, value))
        .toList();
  }

  private static boolean isReserved(
      Resource resource, LabelMap map, ReservedLabelSet set, String key, String value) {
    return set.reserves(key, value, resource.name(), map.role()) || isExtra(resource, set, key);
  }

  /** Whether a policy reserves the key besides. */
  private static boolean isExtra(Resource resource, ReservedLabelSet set, String key) {
    for (JsonNode extra : resource.settings().parameter(set.rule(), "extra")) {
      if (extra.asText().equals(key)) {
        return true;
      }
    }
    return false;
  }

  private static void report(
      ReservedLabelSet set, List<String> keys, Set<String> also, Located at, Findings findings) {
    boolean one = keys.size() == 1;
    findings
        .of(set.rule())
        .also(also.stream().filter(rule -> !rule.equals(set.rule())).toList())
        .forbidden(
            at,
            (one ? "label " : "labels ")
                + Quote.choices(keys)
                + (one ? " is" : " are")
                + " reserved by "
                + set.owner()
                + ": "
                + set.effect(),
            (one
                    ? "remove it, or choose another key such as "
                    : "remove them, or choose other keys such as ")
                + Quote.string("example.com/" + name(keys.getFirst())));
  }

  /** A label key without its prefix. */
  private static String name(String key) {
    return key.substring(key.indexOf('/') + 1);
  }
}
