package dev.sluice.policies.apache;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Optional;

/** Features of the Apache operator that need high availability, or another feature. */
final class OperatorSwitches implements Rule<OperatorOptions> {
  static final String ROLLBACK = "kubernetes.operator.deployment.rollback.enabled";
  static final String HEALTH_CHECK = "kubernetes.operator.cluster.health-check.enabled";
  static final String[] RECOVERY = {
    "kubernetes.operator.jm-deployment-recovery.enabled",
    "kubernetes.operator.reconciler.jm-deployment-recovery.enabled"
  };
  private static final Optional<Boolean> OFF = Optional.of(false);
  private static final String ENABLE_HA =
      "set high-availability.type to kubernetes, and high-availability.storageDir";

  @Override
  public void judge(Field<OperatorOptions> field, Findings findings) {
    if (field.spec().clusterAt().isEmpty()) {
      OperatorConfiguration.of(field)
          .ifPresent(c -> judge(field, c, new OperatorFindings(c, findings)));
    }
  }

  private static void judge(
      Field<OperatorOptions> field, OperatorConfiguration configuration, OperatorFindings rows) {
    if (!configuration.options().isHighlyAvailable()) {
      rollback(configuration.options(), rows);
      field.spec().replicasAt().ifPresent(at -> standby(field.other(at), rows));
    }
    healthCheck(configuration, rows);
  }

  private static void rollback(FlinkConfiguration options, OperatorFindings rows) {
    if (options.isTrue(ROLLBACK)) {
      String problem = ROLLBACK + " is true, but high availability is off";
      String fix = ENABLE_HA + ", or disable rollback";
      rows.byDefault("FD-CONF-2").invalid(options.get(ROLLBACK).orElseThrow(), problem, fix);
    }
  }

  private static void standby(Value replicas, OperatorFindings rows) {
    if (replicas.integer().filter(number -> number > 1).isPresent()) {
      String problem =
          "replicas is " + Quote.value(replicas) + ", but without high availability must be 1";
      rows.byDefault("FD-JM-8").invalid(replicas, problem, "set it to 1, or " + ENABLE_HA);
    }
  }

  private static void healthCheck(OperatorConfiguration configuration, OperatorFindings rows) {
    FlinkConfiguration options = configuration.options();
    if (options.isTrue(HEALTH_CHECK) && configuration.bool(RECOVERY).equals(OFF)) {
      String problem = HEALTH_CHECK + " is true, but " + RECOVERY[0] + " is false";
      String fix = "enable the recovery, or disable the health check";
      rows.of("FD-CONF-3").invalid(options.get(HEALTH_CHECK).orElseThrow(), problem, fix);
    }
  }
}
