package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Volumes, mounts and variables that carry a name which a FlinkCluster's operator gives its own.
 */
public final class FlinkClusterInjections implements Rule {
  private static final String REPLACED = "SLU-051";
  private static final String REPEATED = "SLU-052";
  private static final List<String> ROLES = List.of("jobManager", "taskManager");
  private static final String CONFIGURATION = "flink-config-volume";
  private static final String CONFIGURATION_PATH = "/opt/flink/conf";
  private static final Set<String> SUBMITTER_PATHS =
      Set.of(CONFIGURATION_PATH, "/opt/flink-operator/submit-job.sh");

  @Override
  public Set<String> ids() {
    return Set.of(REPLACED, REPEATED);
  }

  @Override
  public FieldType place() {
    return FieldType.FLINK_CLUSTER;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value spec = site.value().get("spec");
    FlinkClusterMounts own = FlinkClusterMounts.of(spec);
    Value job = spec.get("job");
    boolean submitted = job.isSet() && !job.node().path("mode").asText("").equals("Application");
    if (submitted) {
      replaced(job, own, findings);
      submitter(spec, job, findings);
    }
    FlinkClusterMounts ofRoles = own.with(CONFIGURATION, CONFIGURATION_PATH);
    ROLES.forEach(role -> replaced(spec.get(role), ofRoles, findings));
    named(spec, "envVars", "name", own.variables(), name -> replaced(name, findings));
  }

  /** What the operator leaves out because the name is given. */
  private static void replaced(Value role, FlinkClusterMounts own, Findings findings) {
    named(role, "volumes", "name", own.volumes(), name -> replaced(name, findings));
    named(role, "volumeMounts", "mountPath", own.paths(), path -> replaced(path, findings));
  }

  private static void replaced(Value name, Findings findings) {
    String problem =
        Quote.value(name.node()) + " is what the operator adds itself; its own is left out";
    String fix = "choose another one, unless it is to stand in for the operator's";
    findings.report(REPLACED, name.path(), ErrorType.Duplicate, problem, fix);
  }

  /** What the operator adds to the pod that submits the job without looking for the name. */
  private static void submitter(Value spec, Value job, Findings findings) {
    Set<String> volumes = Set.of(CONFIGURATION);
    named(job, "volumes", "name", volumes, name -> repeated(name, findings));
    named(job, "volumeMounts", "mountPath", SUBMITTER_PATHS, path -> repeated(path, findings));
    named(
        spec,
        "envVars",
        "name",
        Set.of("FLINK_JM_ADDR"),
        name -> {
          String problem = "the pod that submits the job gets this variable from the operator, too";
          findings.advise(REPEATED, name.path(), ErrorType.Duplicate, problem, "remove it");
        });
  }

  private static void repeated(Value name, Findings findings) {
    String problem =
        Quote.value(name.node())
            + " is what the operator adds to the pod that submits the job, which then has it twice";
    findings.report(REPEATED, name.path(), ErrorType.Duplicate, problem, "choose another one");
  }

  /** The members of a list's elements that are one of some names. */
  private static void named(
      Value parent, String list, String member, Set<String> names, Consumer<Value> report) {
    if (!names.isEmpty() && parent.node().has(list)) {
      for (Value element : parent.get(list).elements()) {
        Value name = element.get(member);
        if (name.node().isTextual() && names.contains(name.node().textValue())) {
          report.accept(name);
        }
      }
    }
  }
}
