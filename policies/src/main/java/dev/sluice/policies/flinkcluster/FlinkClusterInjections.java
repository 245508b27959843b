package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Volumes, mounts and variables that carry a name which a FlinkCluster's operator gives its own.
 */
final class FlinkClusterInjections implements Rule<FieldType.Plain> {
  private static final String REPLACED = "SLU-051";
  private static final String REPEATED = "SLU-052";
  private static final String CONFIGURATION = "flink-config-volume";
  private static final String CONFIGURATION_PATH = "/opt/flink/conf";
  private static final Set<String> SUBMITTER_VOLUMES = Set.of(CONFIGURATION);
  private static final Set<String> SUBMITTER_PATHS =
      Set.of(CONFIGURATION_PATH, "/opt/flink-operator/submit-job.sh");
  private static final Set<String> SUBMITTER_VARIABLES = Set.of("FLINK_JM_ADDR");

  @Override
  public void judge(Field<FieldType.Plain> field, Findings findings) {
    Value spec = field.value().get("spec");
    FlinkClusterMounts own = FlinkClusterMounts.of(spec);
    Value job = spec.get("job");
    if (job.isGiven() && !job.get("mode").is("Application")) {
      replaced(job, own, findings);
      submitter(spec, job, findings);
    }
    FlinkClusterMounts ofRoles = own.with(CONFIGURATION, CONFIGURATION_PATH);
    FlinkClusterFields.ROLES.forEach(role -> replaced(spec.get(role), ofRoles, findings));
    variables(spec, own.variables()).forEach(name -> replaced(name, findings));
  }

  /** What the operator leaves out because the name is given. */
  private static void replaced(Value role, FlinkClusterMounts own, Findings findings) {
    volumes(role, own.volumes()).forEach(name -> replaced(name, findings));
    mounts(role, own.paths()).forEach(path -> replaced(path, findings));
  }

  private static void replaced(Value name, Findings findings) {
    String problem = Quote.value(name) + " silently replaces what the operator adds";
    String fix = "choose another one, unless the replacement is meant";
    findings.of(REPLACED).duplicate(name, problem, fix);
  }

  /** What the operator adds to the pod that submits the job without looking for the name. */
  private static void submitter(Value spec, Value job, Findings findings) {
    volumes(job, SUBMITTER_VOLUMES).forEach(name -> repeated(name, findings));
    mounts(job, SUBMITTER_PATHS).forEach(path -> repeated(path, findings));
    String problem =
        "duplicate variable in the pod that submits the job: the operator adds it, too";
    variables(spec, SUBMITTER_VARIABLES)
        .forEach(name -> findings.of(REPEATED).mild().duplicate(name, problem, "remove it"));
  }

  private static void repeated(Value name, Findings findings) {
    String problem =
        "duplicate "
            + Quote.value(name)
            + " in the pod that submits the job: the operator adds it, too";
    findings.of(REPEATED).duplicate(name, problem, "choose another one");
  }

  private static List<Value> volumes(Value role, Set<String> names) {
    return named(role.get("volumes"), "name", names);
  }

  private static List<Value> mounts(Value role, Set<String> paths) {
    return named(role.get("volumeMounts"), "mountPath", paths);
  }

  private static List<Value> variables(Value spec, Set<String> names) {
    return named(spec.get("envVars"), "name", names);
  }

  /** The fields of a list's elements that are one of some names. */
  private static List<Value> named(Value list, String field, Set<String> names) {
    List<Value> named = new ArrayList<>();
    for (Value element : names.isEmpty() ? List.<Value>of() : list.elements()) {
      Value name = element.get(field);
      if (name.isString() && names.contains(name.scalar())) {
        named.add(name);
      }
    }
    return named;
  }
}
