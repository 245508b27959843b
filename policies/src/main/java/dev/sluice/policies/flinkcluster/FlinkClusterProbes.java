package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Set;

/**
 * Probes of a FlinkCluster's role: the operator lays a given one over its own, which connects to
 * {@code ports.rpc}, so that another way of probing comes on top.
 */
public final class FlinkClusterProbes implements Rule {
  static final List<String> PROBES = List.of("livenessProbe", "readinessProbe");

  private static final String ID = "SLU-057";

  /** The mutation that stands in for the operator's webhook, and leaves such a probe alone. */
  private static final String OWN_DEFAULTS = "SLU-063";

  private static final List<String> OTHERS = List.of("httpGet", "exec", "grpc");

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public FieldType place() {
    return FieldType.FLINK_CLUSTER_PROBES;
  }

  @Override
  public void judge(Field site, Findings findings) {
    for (String name : PROBES) {
      Value probe = site.value().get(name);
      if (probe.node().isObject()) {
        OTHERS.forEach(other -> judge(site, probe, probe.get(other), findings));
      }
    }
  }

  private static void judge(Field site, Value probe, Value other, Findings findings) {
    if (!other.isSet()) {
      return;
    }
    String fix = "probe with tcpSocket, or only set times and thresholds";
    if (probe.get("tcpSocket").isSet()) {
      String problem = "stands beside tcpSocket, and a probe can only have one of them";
      findings.report(ID, other.path(), ErrorType.Forbidden, problem, fix);
    } else if (!site.resource().settings().isOn(OWN_DEFAULTS)) {
      String problem =
          "the operator's webhook adds tcpSocket, and a probe can only have one of them";
      findings.advise(ID, other.path(), ErrorType.Forbidden, problem, fix);
    }
  }
}
