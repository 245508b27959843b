package dev.sluice.policies.rules;

import dev.sluice.policies.ErrorType;
import dev.sluice.policies.Findings;
import dev.sluice.policies.PlaceType;
import dev.sluice.policies.Quote;
import dev.sluice.policies.Rule;
import dev.sluice.policies.Site;
import dev.sluice.policies.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Volumes, mounts and variables that carry a name which a FlinkCluster's operator gives its own.
 */
final class FlinkClusterInjections implements Rule {
  private static final String REPLACED = "SLU-051";
  private static final String REPEATED = "SLU-052";
  private static final List<String> ROLES = List.of("jobManager", "taskManager");

  /** What the operator adds to the pod that submits the job, without looking for the name. */
  private static final Set<String> SUBMITTER_VOLUMES = Set.of("flink-config-volume");

  private static final Set<String> SUBMITTER_MOUNTS =
      Set.of("/opt/flink/conf", "/opt/flink-operator/submit-job.sh");

  @Override
  public Set<String> ids() {
    return Set.of(REPLACED, REPEATED);
  }

  @Override
  public PlaceType place() {
    return PlaceType.FLINK_CLUSTER;
  }

  @Override
  public void judge(Site site, Findings findings) {
    Value spec = site.value().get("spec");
    Set<String> volumes = new HashSet<>();
    Set<String> mounts = new HashSet<>();
    Set<String> variables = new HashSet<>();
    hadoop(spec, volumes, mounts, variables);
    google(spec, volumes, mounts, variables);
    Value job = spec.get("job");
    boolean submitted = job.isSet() && !job.get("mode").text().orElse("").equals("Application");
    if (submitted) {
      among(job.get("volumes"), "name", volumes, findings);
      among(job.get("volumeMounts"), "mountPath", mounts, findings);
      repeated(job.get("volumes"), "name", SUBMITTER_VOLUMES, findings);
      repeated(job.get("volumeMounts"), "mountPath", SUBMITTER_MOUNTS, findings);
      submitterVariable(spec, findings);
    }
    volumes.add("flink-config-volume");
    mounts.add("/opt/flink/conf");
    for (String role : ROLES) {
      among(spec.get(role).get("volumes"), "name", volumes, findings);
      among(spec.get(role).get("volumeMounts"), "mountPath", mounts, findings);
    }
    among(spec.get("envVars"), "name", variables, findings);
  }

  private static void hadoop(
      Value spec, Set<String> volumes, Set<String> mounts, Set<String> variables) {
    Value hadoop = spec.get("hadoopConfig");
    if (hadoop.isSet()) {
      volumes.add("hadoop-config-volume");
      mounts.add(hadoop.get("mountPath").text().orElse("/etc/hadoop/conf"));
      variables.add("HADOOP_CONF_DIR");
    }
  }

  private static void google(
      Value spec, Set<String> volumes, Set<String> mounts, Set<String> variables) {
    Value account = spec.get("gcpConfig").get("serviceAccount");
    if (account.isSet()) {
      volumes.add("gcp-service-account-volume");
      variables.add("GOOGLE_APPLICATION_CREDENTIALS");
      account
          .get("mountPath")
          .filledText()
          .ifPresent(path -> mounts.add(path.endsWith("/") ? path : path + "/"));
    }
  }

  private static void among(Value list, String member, Set<String> own, Findings findings) {
    for (Value element : list.elements()) {
      Value name = element.get(member);
      if (name.text().filter(own::contains).isPresent()) {
        String problem =
            Quote.value(name.node()) + " is what the operator adds itself; its own is left out";
        String fix = "choose another one, unless it is to stand in for the operator's";
        findings.report(REPLACED, name.path(), ErrorType.Duplicate, problem, fix);
      }
    }
  }

  private static void repeated(Value list, String member, Set<String> own, Findings findings) {
    for (Value element : list.elements()) {
      Value name = element.get(member);
      if (name.text().filter(own::contains).isPresent()) {
        String problem =
            Quote.value(name.node())
                + " is what the operator adds to the pod that submits the job, which then has it twice";
        findings.report(REPEATED, name.path(), ErrorType.Duplicate, problem, "choose another one");
      }
    }
  }

  private static void submitterVariable(Value spec, Findings findings) {
    for (Value variable : spec.get("envVars").elements()) {
      Value name = variable.get("name");
      if (name.text().filter("FLINK_JM_ADDR"::equals).isPresent()) {
        String problem = "the pod that submits the job gets this variable from the operator, too";
        findings.advise(REPEATED, name.path(), ErrorType.Duplicate, problem, "remove it");
      }
    }
  }
}
