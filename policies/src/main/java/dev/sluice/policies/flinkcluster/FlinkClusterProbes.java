package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/**
 * Probes of a FlinkCluster's role: the operator lays a given one over its own, which connects to
 * {@code ports.rpc}, so that another way of probing comes on top.
 */
final class FlinkClusterProbes implements Rule<FieldType.Plain> {
  private static final String ID = "SLU-057";

  @Override
  public void judge(Field<FieldType.Plain> role, Findings findings) {
    for (FlinkClusterProbe known : FlinkClusterProbe.ALL) {
      Value probe = role.value().get(known.name());
      if (probe.isObject()) {
        FlinkClusterProbe.OTHER_WAYS.stream()
            .map(probe::get)
            .filter(Value::isGiven)
            .forEach(other -> judge(role, probe, other, findings));
      }
    }
  }

  private static void judge(
      Field<FieldType.Plain> role, Value probe, Value other, Findings findings) {
    String fix = "probe with tcpSocket, or set only times and thresholds";
    if (probe.get("tcpSocket").isGiven()) {
      String problem = other.name() + " and tcpSocket are both set, but exclude each other";
      findings.of(ID).forbidden(other, problem, fix);
    } else if (!role.resource().settings().isOn(FlinkClusterDefaulting.ID)) {
      // The mutation stands in for the operator's webhook, and leaves such a probe alone.
      String problem = other.name() + " excludes tcpSocket, which the operator's webhook adds";
      findings.of(ID).mild().forbidden(other, problem, fix);
    }
  }
}
