package dev.sluice.policies.ververica;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.FieldType.Plain;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.UpdateRule;
import java.util.List;
import java.util.Optional;

/** What the platform does not let change while a session cluster runs, or jobs run on it. */
public final class SessionClusterChanges implements UpdateRule<Plain> {
  public static final String CHANGES = "VVP-073";
  static final String JOBS = "VVP-074";

  /** The fields that may change while it runs. */
  public static final List<String> ALLOWED = List.of("state", "numberOfTaskManagers");

  /** What is wrong with a change, after the name of the field. */
  public static final String PROBLEM = "cannot change while the session cluster runs";

  /** What to do then. */
  public static final String FIX = "set state to STOPPED first, and wait until it has stopped";

  SessionClusterChanges() {}

  @Override
  public void judge(Field<Plain> before, Field<Plain> after, Findings findings) {
    Value was = before.value();
    Value now = after.value();
    if (!was.get("state").is("RUNNING")) {
      return;
    }
    now.fields().forEach(field -> changed(was.get(field.name()), field, findings));
    was.fields().stream()
        .filter(field -> !now.get(field.name()).isSet())
        .forEach(field -> changed(field, now.get(field.name()), findings));
    if (now.get("state").is("STOPPED")) {
      jobs(after.resource(), now.get("state"), findings);
    }
  }

  private static void changed(Value was, Value now, Findings findings) {
    boolean differs = was.isSet() != now.isSet() || (was.isSet() && !was.equalsValue(now));
    if (differs && !ALLOWED.contains(now.name())) {
      findings.of(CHANGES).forbidden(now, now.name() + " " + PROBLEM, FIX);
    }
  }

  private static void jobs(Resource cluster, Value state, Findings findings) {
    Optional<List<JsonNode>> deployments =
        cluster.state().list("", "Deployment", cluster.namespace());
    if (deployments.isEmpty()) {
      findings.unknown(JOBS, "Deployment");
      return;
    }
    deployments.get().stream()
        .map(deployment -> Value.of(deployment, FieldPath.ROOT))
        .filter(deployment -> runsOn(cluster, deployment.get("spec")))
        .forEach(deployment -> stillRuns(cluster.nameOf(deployment.node()), state, findings));
  }

  private static boolean runsOn(Resource cluster, Value spec) {
    return spec.get("sessionClusterName").scalar().equals(cluster.name())
        && spec.get("state").is("RUNNING");
  }

  private static void stillRuns(String deployment, Value state, Findings findings) {
    String problem = deployment + " still runs on the session cluster";
    findings.of(JOBS).forbidden(state, problem, "cancel or suspend it first");
  }
}
