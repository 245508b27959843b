package dev.sluice.policies.flink;

import dev.sluice.policies.generic.ReservedLabels;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reserved labels in the options that label Flink's pods. */
public final class LabelOptions implements Rule {
  private static final List<String> PROCESSES = List.of("jobmanager", "taskmanager");

  @Override
  public Set<String> ids() {
    return ReservedLabels.IDS;
  }

  @Override
  public FieldType place() {
    return FieldType.FLINK_CONFIGURATION;
  }

  @Override
  public void judge(Field site, Findings findings) {
    if (site.place().texts("reserved").isEmpty()) {
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
      byPath.forEach((path, labels) -> ReservedLabels.report(site, labels, path, findings));
    }
  }
}
