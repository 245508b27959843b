package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** The version of Flink that a FlinkCluster says its image has. */
final class FlinkClusterVersion implements Rule<FieldType.Plain> {
  private static final String ID = "FC-V1";

  @Override
  public void judge(Field<FieldType.Plain> field, Findings findings) {
    Value version = field.value();
    if (!version.isPresent()) {
      return;
    }
    if (version.isNumber()) {
      String problem = "must be a text, not the number " + Quote.value(version);
      String fix = "put it in quotes: 1.10 as a number is 1.1";
      findings.of(ID).typeInvalid(version, problem, fix);
    } else if (!version.isString()) {
      findings.of(ID).typeInvalid(version, "a text");
    } else if (version.string().flatMap(FlinkVersion::of).isEmpty()) {
      String problem = Quote.value(version) + " is no version that the operator can read";
      String fix = "write numbers with dots, such as \"1.14\"";
      findings.of(ID).invalid(version, problem, fix);
    }
  }
}
