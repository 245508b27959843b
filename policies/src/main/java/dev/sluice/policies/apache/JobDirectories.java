package dev.sluice.policies.apache;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Located;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** What the Apache operator does with a job only if there is a directory for it. */
final class JobDirectories implements Rule<OperatorOptions> {
  private static final String[] CHECKPOINTS = {
    "execution.checkpointing.dir", "state.checkpoints.dir", "state.backend.fs.checkpointdir"
  };
  static final String[] SAVEPOINTS = {
    "execution.checkpointing.savepoint-dir",
    "state.savepoints.dir",
    "savepoints.state.backend.fs.dir"
  };
  private static final String PERIODIC = "kubernetes.operator.periodic.savepoint.interval";
  static final String MAX_AGE =
      "kubernetes.operator.job.upgrade.last-state.max.allowed.checkpoint.age";
  private static final String SET_SAVEPOINTS = "set state.savepoints.dir in flinkConfiguration";

  @Override
  public void judge(Field<OperatorOptions> field, Findings findings) {
    Value job = field.other(field.spec().jobAt());
    if (job.isObject()) {
      OperatorConfiguration.of(field).ifPresent(c -> judge(field, job, c, findings));
    }
  }

  private static void judge(
      Field<OperatorOptions> field,
      Value job,
      OperatorConfiguration configuration,
      Findings findings) {
    OperatorFindings rows = new OperatorFindings(configuration, field.spec().jobRow(), findings);
    String mode = job.get("upgradeMode").scalar();
    boolean needsCheckpoints = mode.equals("savepoint") || mode.equals("last-state");
    if (needsCheckpoints && !configuration.isFilled(CHECKPOINTS)) {
      checkpoints(mode, field, configuration.options(), rows);
    }
    if (!configuration.isFilled(SAVEPOINTS)) {
      savepoints(job, configuration.options(), rows);
    }
  }

  private static void checkpoints(
      String mode,
      Field<OperatorOptions> field,
      FlinkConfiguration options,
      OperatorFindings rows) {
    FieldPath blank =
        options
            .get(CHECKPOINTS)
            .map(FlinkConfiguration.Entry::path)
            .orElse(field.path().key(CHECKPOINTS[0]));
    String problem = CHECKPOINTS[0] + " is required by upgradeMode " + mode;
    String fix = "set it to a durable path, before Flink 1.20 as state.checkpoints.dir";
    rows.byDefault("FD-JOB-1").required(blank, problem, fix);
  }

  /** What needs the directory for savepoints that is not set. */
  private static void savepoints(Value job, FlinkConfiguration options, OperatorFindings rows) {
    Value mode = job.get("upgradeMode");
    if (mode.is("savepoint")) {
      missing("FD-JOB-2", mode, "upgradeMode savepoint", rows);
    }
    Value nonce = job.get("savepointTriggerNonce");
    if (nonce.isSet()) {
      missing("FD-JOB-3", nonce, nonce.name(), rows);
    }
    options.get(PERIODIC).ifPresent(option -> missing("FD-JOB-4", option, option.key(), rows));
    options.get(MAX_AGE).ifPresent(option -> missing("FD-JOB-5", option, option.key(), rows));
  }

  private static void missing(String row, Located at, String what, OperatorFindings rows) {
    String problem = what + " needs a savepoint directory, but state.savepoints.dir is not set";
    rows.byDefault(row).invalid(at, problem, SET_SAVEPOINTS);
  }
}
