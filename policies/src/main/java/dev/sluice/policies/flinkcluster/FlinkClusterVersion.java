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
      String problem = "must be a string, not the number " + Quote.value(version);
      String fix = "put it in quotes, since the number 1.10 is 1.1";
      findings.of(ID).typeInvalid(version, problem, fix);
    } else if (!version.isString()) {
      findings.of(ID).typeInvalid(version, "a string");
    } else if (version.string().flatMap(FlinkVersion::of).isEmpty()) {
      String problem = Quote.value(version) + " is not a valid version";
      String fix = "write numbers with dots, such as \"1.14\"";
      findings.of(ID).invalid(version, problem, fix);
    }
  }
}
