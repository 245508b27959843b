package dev.sluice.policies.apache;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.Rule;
import dev.sluice.policies.state.State;
import java.util.List;

/** The cluster that a session job is for. It may still be missing, and be created later. */
final class SessionJobCluster implements Rule<SessionCluster> {

  @Override
  public void judge(Field<SessionCluster> field, Findings findings) {
    Value name = field.value();
    if (name.filledString().isEmpty()) {
      return;
    }
    switch (OperatorConfiguration.cluster(name, field.resource())) {
      case State.Lookup.Found(JsonNode cluster) -> {
        ownJob(cluster, name, field.resource(), findings);
        parallelism(field.other(field.spec().jobAt()), findings);
      }
      case State.Lookup.Absent absent -> {}
      case State.Lookup.Unknown unknown ->
          List.of("SJ-10", "SJ-12", "SJ-13")
              .forEach(row -> findings.unknown(row, "FlinkDeployment"));
    }
  }

  private static void ownJob(JsonNode cluster, Value name, Resource resource, Findings findings) {
    if (cluster.path("spec").hasNonNull("job")) {
      String problem = resource.nameOf(cluster) + " is not a session cluster: it has spec.job";
      findings.of("SJ-10").invalid(name, problem, "name a FlinkDeployment without spec.job");
    }
  }

  private static void parallelism(Value job, Findings findings) {
    Value parallelism = job.get("parallelism");
    boolean refused =
        !parallelism.isSet() || parallelism.integer().filter(number -> number < 1).isPresent();
    if (job.isObject() && refused) {
      String problem =
          parallelism.isSet()
              ? "parallelism is " + Quote.value(parallelism) + ", but must be at least 1"
              : "parallelism is required: the operator takes a missing one as 0";
      String fix = "set an integer of at least 1";
      findings.of("SJ-12").also("FD-JOB-7").invalid(parallelism, problem, fix);
    }
  }
}
