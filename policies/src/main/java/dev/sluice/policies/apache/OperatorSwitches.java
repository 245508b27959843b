package dev.sluice.policies.apache;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Optional;
import java.util.Set;

/** Features of the Apache operator that need high availability, or another feature. */
public final class OperatorSwitches implements Rule {
  private static final String ROLLBACK = "kubernetes.operator.deployment.rollback.enabled";
  private static final String HEALTH_CHECK = "kubernetes.operator.cluster.health-check.enabled";
  private static final String[] RECOVERY = {
    "kubernetes.operator.jm-deployment-recovery.enabled",
    "kubernetes.operator.reconciler.jm-deployment-recovery.enabled"
  };
  private static final Optional<Boolean> OFF = Optional.of(false);
  private static final String ENABLE_HA =
      "set high-availability.type to kubernetes, and high-availability.storageDir";

  @Override
  public Set<String> ids() {
    return Set.of("FD-CONF-2", "FD-CONF-3", "FD-JM-8");
  }

  @Override
  public FieldType place() {
    return FieldType.OPERATOR_CONFIGURATION;
  }

  @Override
  public void judge(Field site, Findings findings) {
    if (!site.place().text("clusterAt").isEmpty()) {
      return;
    }
    OperatorConfiguration.of(site)
        .ifPresent(c -> judge(site, c, new OperatorFindings(site.place(), "", c, findings)));
  }

  private static void judge(
      Field site, OperatorConfiguration configuration, OperatorFindings findings) {
    FlinkConfiguration options = configuration.options();
    if (!options.isHighlyAvailable()) {
      if (options.isTrue(ROLLBACK)) {
        findings.reportByDefault(
            "FD-CONF-2",
            options.get(ROLLBACK).orElseThrow().path(),
            ErrorType.Invalid,
            "rollback is on, and high availability is not",
            ENABLE_HA + ", or switch rollback off");
      }
      Value replicas = site.other("replicasAt");
      if (replicas.number().filter(number -> number > 1).isPresent()) {
        findings.reportByDefault(
            "FD-JM-8",
            replicas.path(),
            ErrorType.Invalid,
            "standby JobManagers need high availability, which is not on",
            ENABLE_HA + ", or set 1");
      }
    }
    if (options.isTrue(HEALTH_CHECK) && configuration.bool(RECOVERY).equals(OFF)) {
      findings.report(
          "FD-CONF-3",
          options.get(HEALTH_CHECK).orElseThrow().path(),
          ErrorType.Invalid,
          "the cluster's health check is on, and the recovery of JobManager deployments is off",
          "switch " + RECOVERY[0] + " on, or the health check off");
    }
  }
}
