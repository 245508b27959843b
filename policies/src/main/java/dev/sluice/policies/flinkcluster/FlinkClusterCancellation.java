package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.Rule;

/** A job that is to be cancelled before it has run. */
final class FlinkClusterCancellation implements Rule<FieldType.Plain> {

  @Override
  public void judge(Field<FieldType.Plain> field, Findings findings) {
    Value cancel = field.value().get("cancelRequested");
    if (cancel.isTrue() && isChecked(field.resource())) {
      report(cancel, findings);
    }
  }

  /** Reports a job that its operator checks like a new one. */
  static void report(Value cancel, Findings findings) {
    String problem = "cancelRequested is true, but a job cannot start cancelled";
    String fix =
        "remove it, and cancel a running job with the annotation "
            + FlinkClusterControl.ANNOTATION
            + ": job-cancel";
    findings.of("FC-JOB8").forbidden(cancel, problem, fix);
  }

  /** Google's operator takes it from an update; spotify's checks an updated job like a new one. */
  private static boolean isChecked(Resource cluster) {
    return cluster.isNew() || FlinkClusterOperator.isSpotify(cluster);
  }
}
