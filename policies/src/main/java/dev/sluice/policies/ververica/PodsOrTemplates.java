package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Ververica's {@code pods} and pod templates: either, and of the templates rather both. */
public final class PodsOrTemplates implements Rule {
  static final Set<String> IDS = Set.of("VVP-031", "VVP-032");

  @Override
  public Set<String> ids() {
    return IDS;
  }

  @Override
  public FieldType place() {
    return FieldType.VERVERICA_KUBERNETES;
  }

  private static final String JOB_MANAGER = "jobManagerPodTemplate";
  private static final String TASK_MANAGER = "taskManagerPodTemplate";

  @Override
  public void judge(Field site, Findings findings) {
    Value kubernetes = site.value();
    List<Value> templates =
        Stream.of(JOB_MANAGER, TASK_MANAGER)
            .map(kubernetes::get)
            .filter(template -> template.node().isObject())
            .toList();
    Value pods = kubernetes.get("pods");
    if (pods.node().isObject() && !templates.isEmpty()) {
      exclude(pods, templates, findings);
    }
    if (site.isComplete() && templates.size() == 1 && !isGiven(pods)) {
      missOther(kubernetes, templates.getFirst(), findings);
    }
  }

  private static void exclude(Value pods, List<Value> templates, Findings findings) {
    if (!isGiven(pods)) {
      String problem = "empty pods options stand next to a pod template, which excludes them";
      findings.advise("VVP-031", pods.path(), ErrorType.Forbidden, problem, "remove \"pods\"");
      return;
    }
    String problem = "a pod template may not be set together with pods options";
    String fix = "keep one of them: move what stands under \"pods\" into both pod templates";
    for (Value template : templates) {
      if (isGiven(template)) {
        findings.report("VVP-031", template.path(), ErrorType.Forbidden, problem, fix);
      } else {
        findings.advise("VVP-031", template.path(), ErrorType.Forbidden, problem, "remove it");
      }
    }
  }

  private static void missOther(Value kubernetes, Value template, Findings findings) {
    if (template.at("/spec/volumes").elements().isEmpty()) {
      return;
    }
    Value other = kubernetes.get(template.name().equals(JOB_MANAGER) ? TASK_MANAGER : JOB_MANAGER);
    if (!other.isSet()) {
      String problem = "only " + template.name() + " declares volumes; the other pods get none";
      String fix = "set " + other.name() + " too if both need them";
      findings.report("VVP-032", other.path(), ErrorType.Required, problem, fix);
    }
  }

  /** Whether any member is set: an empty object and null say nothing. */
  private static boolean isGiven(Value object) {
    return object.fields().anyMatch(Value::isSet);
  }
}
