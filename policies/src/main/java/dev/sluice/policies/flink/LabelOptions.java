package dev.sluice.policies.flink;

import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.generic.LabelMap;
import dev.sluice.policies.generic.ReservedLabels;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reserved labels in the options that label Flink's pods. */
final class LabelOptions implements Rule<FlinkOptions> {
  private static final List<String> OPTIONS =
      List.of("kubernetes.jobmanager.labels", "kubernetes.taskmanager.labels");

  @Override
  public void judge(Field<FlinkOptions> field, Findings findings) {
    if (field.spec().reserved().isEmpty()) {
      return;
    }
    FlinkConfiguration configuration = FlinkConfiguration.of(field);
    for (String option : OPTIONS) {
      List<Entry> labels = configuration.map(option);
      if (!labels.isEmpty()) {
        judge(field, labels, findings);
      }
    }
  }

  private static void judge(Field<FlinkOptions> field, List<Entry> given, Findings findings) {
    LabelMap reserved = LabelMap.reserving(field.spec().reserved());
    byPath(given)
        .forEach(
            (path, labels) ->
                ReservedLabels.report(field.resource(), reserved, labels, path, findings));
  }

  private static Map<FieldPath, Map<String, String>> byPath(List<Entry> labels) {
    Map<FieldPath, Map<String, String>> byPath = new LinkedHashMap<>();
    for (Entry label : labels) {
      byPath
          .computeIfAbsent(label.path(), path -> new LinkedHashMap<>())
          .put(label.key(), label.text());
    }
    return byPath;
  }
}
