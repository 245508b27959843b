package dev.sluice.policies.rules;

import dev.sluice.policies.FieldPath;
import dev.sluice.policies.Findings;
import dev.sluice.policies.PlaceType;
import dev.sluice.policies.Rule;
import dev.sluice.policies.Site;
import dev.sluice.policies.flink.FlinkConfiguration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reserved labels in the options that label Flink's pods. */
final class LabelOptions implements Rule {
  private static final List<String> PROCESSES = List.of("jobmanager", "taskmanager");

  @Override
  public Set<String> ids() {
    return ReservedLabels.IDS;
  }

  @Override
  public PlaceType place() {
    return PlaceType.FLINK_CONFIGURATION;
  }

  @Override
  public void judge(Site site, Findings findings) {
    List<String> sets = site.place().texts("reserved");
    if (sets.isEmpty()) {
      return;
    }
    FlinkConfiguration configuration = FlinkConfiguration.of(site);
    for (String process : PROCESSES) {
      Map<FieldPath, Map<String, String>> byPath = new LinkedHashMap<>();
      for (FlinkConfiguration.Entry label :
          configuration.map("kubernetes." + process + ".labels")) {
        byPath
            .computeIfAbsent(label.path(), path -> new LinkedHashMap<>())
            .put(label.key(), label.text());
      }
      Map<String, String> known = Map.of("name", site.resource().name(), "role", process);
      byPath.forEach(
          (path, labels) -> ReservedLabels.report(sets, labels, path, known, List.of(), findings));
    }
  }
}
