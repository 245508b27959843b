package dev.sluice.policies.apache;

import static dev.sluice.policies.apache.MetadataOptions.entry;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.flink.OptionText;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tolerations in options that the API server refuses, or of which Flink leaves out a part. */
final class TolerationOptions implements Rule<OperatedSpec> {
  private static final List<String> OPTIONS =
      List.of("kubernetes.jobmanager.tolerations", "kubernetes.taskmanager.tolerations");
  private static final List<String> KEYS =
      List.of("key", "operator", "value", "effect", "tolerationseconds");

  @Override
  public void judge(Field<OperatedSpec> field, Findings findings) {
    boolean standalone = field.value().get("mode").is("standalone");
    FlinkConfiguration options =
        FlinkConfiguration.at(field.spec().configurationAt(), field.resource());
    for (String option : OPTIONS) {
      options.get(option).ifPresent(given -> judge(given, standalone, findings));
    }
  }

  private static void judge(Entry option, boolean standalone, Findings findings) {
    List<Map<String, String>> tolerations = OptionText.maps(option.text()).orElse(List.of());
    for (int i = 0; i < tolerations.size(); i++) {
      Map<String, String> toleration = lowerCase(tolerations.get(i));
      String name = entry(i, option.key());
      if (!KEYS.containsAll(toleration.keySet())) {
        String problem = name + " has a key that Flink ignores";
        String fix = "supported values: key, operator, value, effect, tolerationSeconds";
        findings.of("FLK-039").notSupported(option, problem, fix);
      }
      new Toleration(toleration)
          .fault()
          .ifPresent(
              fault ->
                  findings
                      .of("FLK-040")
                      .mildIf(standalone || fault.mild())
                      .invalid(option, name + " " + fault.problem(), fault.fix()));
    }
  }

  /** Flink reads the keys in any case. */
  private static Map<String, String> lowerCase(Map<String, String> toleration) {
    Map<String, String> lower = new HashMap<>();
    toleration.forEach((key, value) -> lower.put(key.toLowerCase(Locale.ROOT), value));
    return lower;
  }
}
