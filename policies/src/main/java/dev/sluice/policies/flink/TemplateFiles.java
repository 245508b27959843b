package dev.sluice.policies.flink;

import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.pod.PodContainer;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A pod template given inline and as the name of a file: two mechanisms for one thing. */
public final class TemplateFiles implements Rule {
  private static final List<String> OPTIONS =
      List.of(
          "kubernetes.pod-template-file",
          "kubernetes.pod-template-file.default",
          "kubernetes.pod-template-file.jobmanager",
          "kubernetes.pod-template-file.taskmanager");

  @Override
  public Set<String> ids() {
    return Set.of("VVP-056", "SLU-003", "SLU-035");
  }

  @Override
  public FieldType place() {
    return FieldType.FLINK_CONFIGURATION;
  }

  @Override
  public void judge(Field site, Findings findings) {
    String rule = site.place().text("templateFiles");
    if (rule.isEmpty()) {
      return;
    }
    FlinkConfiguration configuration = FlinkConfiguration.of(site);
    List<Entry> files = OPTIONS.stream().flatMap(o -> configuration.all(o).stream()).toList();
    String templates = files.isEmpty() ? "" : templates(site);
    for (Entry file : files) {
      report(site, file, templates, findings);
    }
  }

  private static void report(Field site, Entry file, String templates, Findings findings) {
    String option = Quote.text(file.key());
    String alone = site.place().text("templateFilesAlone");
    if (!templates.isEmpty()) {
      String problem = option + " stands next to " + templates + ": only one of them is used";
      String fix = "remove the option and say everything in the template";
      String rule = site.place().text("templateFiles");
      findings.report(rule, file.path(), ErrorType.Forbidden, problem, fix);
    } else if (!alone.isEmpty()) {
      String problem = option + " names a file in the operator's pod";
      String fix = "remove the option and use podTemplate";
      findings.report(alone, file.path(), ErrorType.Forbidden, problem, fix);
    }
  }

  private static String templates(Field site) {
    return PodContainer.places(site, "").stream()
        .map(place -> new Field(place, site.resource()).value())
        .filter(Value::isSet)
        .map(template -> template.path().toString())
        .collect(Collectors.joining(", "));
  }
}
