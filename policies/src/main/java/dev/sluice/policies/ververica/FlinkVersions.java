package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType.Plain;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;

/** Versions without quotes, of which YAML makes numbers. */
final class FlinkVersions implements Rule<Plain> {
  static final String ID = "SLU-078";

  @Override
  public void judge(Field<Plain> field, Findings findings) {
    for (String name : List.of("flinkVersion", "flinkImageTag")) {
      Value version = field.value().get(name);
      if (version.isNumber()) {
        String problem = "must be a string, not a number, since the number 1.20 is 1.2";
        findings.of(ID).typeInvalid(version, problem, "put the version in quotes");
      }
    }
  }
}
