package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType.Plain;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.stream.Stream;

/** Ververica's {@code pods} and pod templates: either, and of the templates rather both. */
public final class PodsOrTemplates implements Rule<Plain> {
  public static final String RULE = "VVP-031";
  public static final String PODS = "pods";
  public static final String JOB_MANAGER = "jobManagerPodTemplate";
  public static final String TASK_MANAGER = "taskManagerPodTemplate";

  /** What is wrong with two fields, after their names. */
  public static final String EXCLUDED = " are both set, but exclude each other";

  /** What to do where both say something. */
  public static final String FIX =
      "move the content of pods into both pod templates, or remove the templates";

  PodsOrTemplates() {}

  @Override
  public void judge(Field<Plain> field, Findings findings) {
    Value kubernetes = field.value();
    List<Value> templates =
        Stream.of(JOB_MANAGER, TASK_MANAGER).map(kubernetes::get).filter(Value::isObject).toList();
    Value pods = kubernetes.get(PODS);
    if (pods.isObject() && !templates.isEmpty()) {
      exclude(pods, templates, findings);
    }
    if (field.isComplete() && templates.size() == 1 && isBlank(pods)) {
      missOther(kubernetes, templates.getFirst(), findings);
    }
  }

  private static void exclude(Value pods, List<Value> templates, Findings findings) {
    if (isBlank(pods)) {
      String problem = "pods (empty) and a pod template" + EXCLUDED;
      findings.of(RULE).mild().forbidden(pods, problem, "remove pods");
      return;
    }
    for (Value template : templates) {
      String problem = template.name() + " and pods" + EXCLUDED;
      String fix = isBlank(template) ? "remove it" : FIX;
      findings.of(RULE).mildIf(isBlank(template)).forbidden(template, problem, fix);
    }
  }

  private static void missOther(Value kubernetes, Value template, Findings findings) {
    Value other = kubernetes.get(template.name().equals(JOB_MANAGER) ? TASK_MANAGER : JOB_MANAGER);
    if (!other.isSet() && !template.at("/spec/volumes").elements().isEmpty()) {
      String problem = "only " + template.name() + " declares volumes, so the other pods have none";
      String fix = "set " + other.name() + ", too, if both need them";
      findings.of("VVP-032").required(other, problem, fix);
    }
  }

  /** Whether no field is set: an empty object and null say nothing. */
  private static boolean isBlank(Value object) {
    return object.fields().stream().noneMatch(Value::isSet);
  }
}
