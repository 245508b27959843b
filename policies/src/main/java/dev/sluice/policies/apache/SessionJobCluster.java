package dev.sluice.policies.apache;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import dev.sluice.policies.state.State;
import java.util.Set;

/** The cluster that a session job is for. It may still be missing, and be created later. */
public final class SessionJobCluster implements Rule {

  @Override
  public Set<String> ids() {
    return Set.of("SJ-10", "SJ-12", "SJ-13");
  }

  @Override
  public FieldType place() {
    return FieldType.SESSION_CLUSTER;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value name = site.value();
    if (name.filledText().isEmpty()) {
      return;
    }
    switch (OperatorConfiguration.cluster(name, site.resource())) {
      case State.Lookup.Found(var cluster) -> {
        if (cluster.path("spec").hasNonNull("job")) {
          String problem = Quote.value(name.node()) + " is an application cluster with its own job";
          String fix = "name a FlinkDeployment without spec.job";
          findings.report("SJ-10", name.path(), ErrorType.Invalid, problem, fix);
        }
        parallelism(site.other("jobAt"), findings);
      }
      case State.Lookup.Absent absent -> {}
      case State.Lookup.Unknown unknown -> {
        for (String row : new String[] {"SJ-10", "SJ-12", "SJ-13"}) {
          findings.note(row, "unknown: no FlinkDeployment in the state");
        }
      }
    }
  }

  private static void parallelism(Value job, Findings findings) {
    Value parallelism = job.get("parallelism");
    boolean refused =
        !parallelism.isSet() || parallelism.number().filter(number -> number < 1).isPresent();
    if (job.node().isObject() && refused) {
      String problem = "the job has no parallelism of at least 1";
      String fix = "write a whole number of at least 1";
      findings.report("SJ-12", parallelism.path(), ErrorType.Invalid, problem, fix, "FD-JOB-7");
    }
  }
}
