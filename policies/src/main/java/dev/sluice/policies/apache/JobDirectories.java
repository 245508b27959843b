package dev.sluice.policies.apache;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Set;

/** What the Apache operator does with a job only if there is a directory for it. */
public final class JobDirectories implements Rule {
  private static final String[] CHECKPOINTS = {
    "execution.checkpointing.dir", "state.checkpoints.dir", "state.backend.fs.checkpointdir"
  };
  private static final String[] SAVEPOINTS = {
    "execution.checkpointing.savepoint-dir",
    "state.savepoints.dir",
    "savepoints.state.backend.fs.dir"
  };
  private static final String PERIODIC = "kubernetes.operator.periodic.savepoint.interval";
  private static final String MAX_AGE =
      "kubernetes.operator.job.upgrade.last-state.max.allowed.checkpoint.age";
  private static final String SET_SAVEPOINTS = "set state.savepoints.dir in flinkConfiguration";

  @Override
  public Set<String> ids() {
    return Set.of("FD-JOB-1", "FD-JOB-2", "FD-JOB-3", "FD-JOB-4", "FD-JOB-5", "SJ-12");
  }

  @Override
  public FieldType place() {
    return FieldType.OPERATOR_CONFIGURATION;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value job = site.other("jobAt");
    if (!job.node().isObject()) {
      return;
    }
    OperatorConfiguration.of(site)
        .ifPresent(
            c -> {
              OperatorFindings rows = new OperatorFindings(site.place(), "jobRow", c, findings);
              checkpoints(site, job, c, rows);
              if (!c.isFilled(SAVEPOINTS)) {
                savepoints(job, c.options(), rows);
              }
            });
  }

  private static void checkpoints(
      Field site, Value job, OperatorConfiguration configuration, OperatorFindings findings) {
    String mode = job.get("upgradeMode").node().asText("stateless");
    boolean needed = mode.equals("savepoint") || mode.equals("last-state");
    if (needed && !configuration.isFilled(CHECKPOINTS)) {
      FieldPath path =
          configuration
              .options()
              .get(CHECKPOINTS)
              .map(FlinkConfiguration.Entry::path)
              .orElse(site.place().path().key(CHECKPOINTS[0]));
      findings.reportByDefault(
          "FD-JOB-1",
          path,
          ErrorType.Required,
          "upgradeMode " + mode + " needs a directory for checkpoints, and none is set",
          "set execution.checkpointing.dir, before Flink 1.20 state.checkpoints.dir");
    }
  }

  /** What needs the directory for savepoints that is not set. */
  private static void savepoints(Value job, FlinkConfiguration options, OperatorFindings findings) {
    Value mode = job.get("upgradeMode");
    if (mode.text().filter("savepoint"::equals).isPresent()) {
      missing("FD-JOB-2", mode.path(), "an upgrade with a savepoint", findings);
    }
    Value nonce = job.get("savepointTriggerNonce");
    if (nonce.isSet()) {
      missing("FD-JOB-3", nonce.path(), "a savepoint on demand", findings);
    }
    options
        .get(PERIODIC)
        .ifPresent(o -> missing("FD-JOB-4", o.path(), "a periodic savepoint", findings));
    options
        .get(MAX_AGE)
        .ifPresent(
            o -> missing("FD-JOB-5", o.path(), "a savepoint for want of a checkpoint", findings));
  }

  private static void missing(String row, FieldPath path, String what, OperatorFindings findings) {
    String problem = what + " needs a directory for savepoints, and none is set";
    findings.reportByDefault(row, path, ErrorType.Invalid, problem, SET_SAVEPOINTS);
  }
}
