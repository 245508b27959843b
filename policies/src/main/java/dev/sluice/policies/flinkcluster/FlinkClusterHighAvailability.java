package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** What Flink's high availability on Kubernetes needs, and this operator does not set. */
final class FlinkClusterHighAvailability implements Rule<FieldType.Plain> {
  private static final String MODE = "high-availability";
  private static final String NEWER_MODE = "high-availability.type";
  private static final String WORD = "kubernetes";
  private static final String FACTORY =
      "org.apache.flink.kubernetes.highavailability.KubernetesHaServicesFactory";
  private static final String ID = "kubernetes.cluster-id";

  @Override
  public void judge(Field<FieldType.Plain> field, Findings findings) {
    Value spec = field.value().get("spec");
    Value properties = spec.get("flinkProperties");
    if (!isOnKubernetes(properties)) {
      return;
    }
    if (properties.entry(ID).scalar().isBlank()) {
      String problem = "high availability on Kubernetes needs the option " + ID;
      String fix = "set it to the name of the cluster";
      findings.of("SLU-081").required(properties.entry(ID), problem, fix);
    }
    Value account = spec.get("serviceAccountName");
    if (!account.isFilled()) {
      String problem =
          "the namespace's default service account may not write the ConfigMaps of high"
              + " availability, unless a RoleBinding allows it";
      String fix = "name a service account that may get, create, update and delete ConfigMaps";
      findings.of("SLU-082").required(account, problem, fix);
    }
  }

  /** By all options that say so: which of two counts depends on the version of Flink. */
  private static boolean isOnKubernetes(Value properties) {
    Value mode = properties.entry(MODE);
    Value newer = properties.entry(NEWER_MODE);
    return (mode.isPresent() || newer.isPresent())
        && (!mode.isPresent() || isOfKubernetes(mode))
        && (!newer.isPresent() || isOfKubernetes(newer));
  }

  private static boolean isOfKubernetes(Value mode) {
    String word = mode.scalar();
    return word.equalsIgnoreCase(WORD) || word.equals(FACTORY);
  }
}
