package dev.sluice.policies.flink;

import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A pod template given inline and as the name of a file: two mechanisms for one thing. */
final class TemplateFiles implements Rule<FlinkOptions> {
  private static final List<String> OPTIONS =
      List.of(
          "kubernetes.pod-template-file",
          "kubernetes.pod-template-file.default",
          "kubernetes.pod-template-file.jobmanager",
          "kubernetes.pod-template-file.taskmanager");

  @Override
  public void judge(Field<FlinkOptions> field, Findings findings) {
    if (field.spec().templateFiles().isEmpty()) {
      return;
    }
    FlinkConfiguration configuration = FlinkConfiguration.of(field);
    List<Entry> files = new ArrayList<>(0);
    for (String option : OPTIONS) {
      files.addAll(configuration.all(option));
    }
    String templates = files.isEmpty() ? "" : templates(field);
    for (Entry file : files) {
      report(field.spec(), file, templates, findings);
    }
  }

  private static void report(FlinkOptions spec, Entry file, String templates, Findings findings) {
    String option = file.key();
    if (!templates.isEmpty()) {
      String problem =
          option + " is set together with " + templates + ", but only one of them is used";
      String fix = "remove the option, and put everything into the template";
      findings.of(spec.templateFiles()).forbidden(file, problem, fix);
    } else if (!spec.templateFilesAlone().isEmpty()) {
      String problem = option + " is the path of a file in the operator's pod";
      String fix = "remove the option, and use podTemplate";
      findings.of(spec.templateFilesAlone()).forbidden(file, problem, fix);
    }
  }

  private static String templates(Field<FlinkOptions> field) {
    return field.spec().templatesAt().stream()
        .map(field::other)
        .filter(Value::isSet)
        .map(template -> template.path().toString())
        .collect(Collectors.joining(", "));
  }
}
