package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Set;

/** A job that is to be cancelled before it has run. */
public final class FlinkClusterCancellation implements Rule {
  private static final String ID = "FC-JOB8";

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public FieldType place() {
    return FieldType.FLINK_CLUSTER_JOB;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value cancel = site.value().get("cancelRequested");
    // Google's operator takes it from an update; spotify's checks an updated job like a new one.
    boolean checked = site.resource().isNew() || site.resource().kind().variant().equals("spotify");
    if (cancel.isTrue() && checked) {
      findings.report(
          ID,
          cancel.path(),
          ErrorType.Forbidden,
          "the operator refuses a job that is cancelled from the start",
          "remove it; a running job is cancelled by the annotation "
              + FlinkClusterControl.ANNOTATION
              + ": job-cancel");
    }
  }
}
