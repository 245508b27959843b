package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import java.util.List;

/** When a place counts, as its profile says: whenAt, whenIs, unlessAt, unlessMerged. */
final class Conditions {
  private Conditions() {}

  /** Whether all conditions of the place hold for the resource. */
  static boolean hold(Field site) {
    return !(site.place().flag("unlessMerged") && !site.isComplete())
        && (!has(site, "unlessAt") || !site.other("unlessAt").isGiven())
        && (!has(site, "whenAt") || isWanted(site.other("whenAt"), site.place().texts("whenIs")));
  }

  private static boolean has(Field site, String attribute) {
    return !site.place().text(attribute).isEmpty();
  }

  private static boolean isWanted(Value condition, List<String> wanted) {
    return condition.isGiven()
        && (wanted.isEmpty()
            || wanted.stream().anyMatch(condition.node().asText()::equalsIgnoreCase));
  }
}
