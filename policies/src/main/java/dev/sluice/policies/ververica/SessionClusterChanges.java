package dev.sluice.policies.ververica;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.UpdateRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the platform does not let change while a session cluster runs, or jobs run on it. */
public final class SessionClusterChanges implements UpdateRule {
  private static final Set<String> ALLOWED = Set.of("state", "numberOfTaskManagers");

  @Override
  public Set<String> ids() {
    return Set.of("VVP-073", "VVP-074");
  }

  @Override
  public FieldType place() {
    return FieldType.VERVERICA_SESSION_CLUSTER;
  }

  @Override
  public void judge(Field before, Field after, Findings findings) {
    if (!is("RUNNING", before)) {
      return;
    }
    after.value().fields().forEach(member -> changed(before, member, findings));
    before
        .value()
        .fields()
        .map(member -> after.value().get(member.name()))
        .filter(member -> !member.isSet())
        .forEach(member -> changed(before, member, findings));
    if (is("STOPPED", after)) {
      jobs(after, findings);
    }
  }

  private static boolean is(String state, Field site) {
    return site.value().get("state").text().filter(state::equals).isPresent();
  }

  private static void changed(Field before, Value now, Findings findings) {
    Value was = before.value().get(now.name());
    boolean differs = was.isSet() != now.isSet() || (was.isSet() && !was.node().equals(now.node()));
    if (differs && !ALLOWED.contains(now.name())) {
      String problem = now.name() + " changes while the session cluster is to run";
      String fix = "set state to STOPPED first, and wait until it is";
      findings.report("VVP-073", now.path(), ErrorType.Forbidden, problem, fix);
    }
  }

  private static void jobs(Field after, Findings findings) {
    Value state = after.value().get("state");
    Optional<List<JsonNode>> deployments =
        after.resource().state().list("", "Deployment", after.resource().namespace());
    if (deployments.isEmpty()) {
      findings.note("VVP-074", "unknown: no Deployment in the state");
      return;
    }
    for (JsonNode deployment : deployments.get()) {
      JsonNode spec = deployment.path("spec");
      if (spec.path("sessionClusterName").asText("").equals(after.resource().name())
          && spec.path("state").asText("").equals("RUNNING")) {
        String name = deployment.path("metadata").path("name").asText("");
        String problem = "Deployment " + Quote.text(name) + " still runs on the session cluster";
        String fix = "cancel or suspend what runs on it first";
        findings.report("VVP-074", state.path(), ErrorType.Forbidden, problem, fix);
      }
    }
  }
}
