package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.UpdateRule;
import java.util.Optional;
import java.util.Set;

/** A FlinkCluster role whose RPC port moves, while the probes stored for it stay at the old one. */
public final class FlinkClusterProbePorts implements UpdateRule {
  private static final String ID = "SLU-058";

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public FieldType place() {
    return FieldType.FLINK_CLUSTER_PROBES;
  }

  @Override
  public void judge(Field before, Field after, Findings findings) {
    Optional<Long> was = rpc(before);
    if (was.isEmpty() || was.equals(rpc(after))) {
      return;
    }
    for (String name : FlinkClusterProbes.PROBES) {
      Value port = after.value().at("/" + name + "/tcpSocket/port");
      if (port.number().equals(was)) {
        String problem = Quote.value(port.node()) + " was the RPC port, which moves elsewhere";
        String fix = "write the new port, or remove the probe to have the operator's own";
        findings.report(ID, port.path(), ErrorType.Invalid, problem, fix);
      }
    }
  }

  private static Optional<Long> rpc(Field site) {
    return site.resource().value(site.place().at() + "/ports/rpc").number();
  }
}
