package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.UpdateRule;
import java.util.Optional;

/** A FlinkCluster role whose RPC port moves, while the probes stored for it stay at the old one. */
final class FlinkClusterProbePorts implements UpdateRule<FieldType.Plain> {

  @Override
  public void judge(
      Field<FieldType.Plain> before, Field<FieldType.Plain> after, Findings findings) {
    Optional<Long> was = rpc(before);
    if (was.isEmpty() || was.equals(rpc(after))) {
      return;
    }
    for (FlinkClusterProbe probe : FlinkClusterProbe.ALL) {
      Value port = after.value().get(probe.name()).get("tcpSocket").get("port");
      if (port.integer().equals(was)) {
        String problem =
            "port " + Quote.value(port) + " is no longer ports.rpc, so nothing listens on it";
        String fix = "set the new port, or remove the probe to get the operator's own";
        findings.of("SLU-058").invalid(port, problem, fix);
      }
    }
  }

  /** The port, given or filled in. */
  private static Optional<Long> rpc(Field<FieldType.Plain> role) {
    return role.value().at("/ports/rpc").integer();
  }
}
