package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Optional;

/** A disruption budget that never allows an eviction, whatever the state of the pods. */
final class FlinkClusterBudget implements Rule<FieldType.Plain> {
  private static final String RULE = "SLU-083";
  private static final long JOB_MANAGERS = 1;

  @Override
  public void judge(Field<FieldType.Plain> field, Findings findings) {
    Value spec = field.value().get("spec");
    Value most = spec.at("/podDisruptionBudget/maxUnavailable");
    Value least = spec.at("/podDisruptionBudget/minAvailable");
    if (spec.get("job").isObject()) {
      ofJob(most, most.isPresent(), findings);
      ofJob(least, least.isString(), findings);
    } else if (!spec.at("/taskManager/horizontalPodAutoscaler").isSet()) {
      ofSession(least, spec.at("/taskManager/replicas"), findings);
    }
  }

  /** Kubernetes cannot compute it for pods of a Job, which has no number of replicas. */
  private static void ofJob(Value limit, boolean isRelative, Findings findings) {
    if (isRelative) {
      String problem =
          limit.name()
              + " "
              + Quote.value(limit)
              + " is computed from the replicas of each pod's owner, and the job's pod belongs to a"
              + " Job, which has none";
      String fix = "set minAvailable to an integer";
      findings.of(RULE).invalid(limit, problem, fix);
    }
  }

  private static void ofSession(Value least, Value replicas, Findings findings) {
    Optional<Long> pods = replicas.integer().map(number -> number + JOB_MANAGERS);
    Optional<Long> wanted = least.isNumber() ? least.integer() : Optional.empty();
    if (pods.isPresent() && wanted.filter(number -> number > pods.get()).isPresent()) {
      String problem =
          "minAvailable is %d, but the cluster has %d pods".formatted(wanted.get(), pods.get());
      String fix = "set it to less than " + pods.get();
      findings.of(RULE).invalid(least, problem, fix);
    }
  }
}
