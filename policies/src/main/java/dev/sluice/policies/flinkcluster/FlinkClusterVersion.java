package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.generic.TypeCheck;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Set;

/** The version of Flink that a FlinkCluster says its image has. */
public final class FlinkClusterVersion implements Rule {
  private static final String ID = "FC-V1";

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public FieldType place() {
    return FieldType.FLINK_CLUSTER_VERSION;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value version = site.value();
    if (!version.isGiven()) {
      return;
    }
    if (version.node().isNumber()) {
      String problem = "must be a text, not the number " + Quote.value(version.node());
      String fix = "put it in quotes: 1.10 as a number is 1.1";
      findings.report(ID, version.path(), ErrorType.TypeInvalid, problem, fix);
    } else if (TypeCheck.isText(ID, version, findings)
        && FlinkVersion.of(version.node().textValue()).isEmpty()) {
      String problem = Quote.value(version.node()) + " is no version that the operator can read";
      String fix = "write numbers with dots, such as \"1.14\"";
      findings.report(ID, version.path(), ErrorType.Invalid, problem, fix);
    }
  }
}
