package dev.sluice.policies.apache;

import dev.sluice.policies.apache.OperatorOptionTable.Doubled;
import dev.sluice.policies.apache.OperatorOptionTable.Doubtful;
import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.kubernetes.FieldPointer;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** Options that work otherwise than they look, and those in whose place a field comes. */
final class DoubtfulOptions implements Rule<OperatedSpec> {

  @Override
  public void judge(Field<OperatedSpec> field, Findings findings) {
    Value spec = field.value();
    FlinkConfiguration options =
        FlinkConfiguration.at(field.spec().configurationAt(), field.resource());
    for (Doubtful row : OperatorOptionTable.doubtful()) {
      options.get(row.key()).ifPresent(option -> doubtful(row, option, spec, findings));
    }
    for (Doubled row : OperatorOptionTable.doubled()) {
      options.get(row.key()).ifPresent(option -> doubled(row, option, spec, findings));
    }
  }

  private static void doubtful(
      Doubtful row, FlinkConfiguration.Entry option, Value spec, Findings findings) {
    String text = option.text().strip();
    boolean meant =
        row.values().isEmpty() || row.values().stream().anyMatch(text::equalsIgnoreCase);
    boolean works = row.unlessAt().filter(field -> spec.at(field).is(row.is())).isPresent();
    if (meant && !works) {
      String problem = Quote.string(row.key()) + " " + row.why();
      findings.of(row.rule()).invalid(option, problem, row.fix());
    }
  }

  private static void doubled(
      Doubled row, FlinkConfiguration.Entry option, Value spec, Findings findings) {
    for (FieldPointer field : row.at()) {
      Value said = spec.at(field);
      if (said.isPresent()) {
        String problem =
            Quote.string(row.key()) + " has no effect: the operator takes " + said.path();
        findings.of("SLU-037").forbidden(option, problem, "remove the option");
      }
    }
  }
}
