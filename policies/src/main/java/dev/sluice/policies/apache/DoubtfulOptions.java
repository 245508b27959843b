package dev.sluice.policies.apache;

import dev.sluice.policies.apache.OperatorOptionTable.Doubled;
import dev.sluice.policies.apache.OperatorOptionTable.Doubtful;
import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.HashSet;
import java.util.Set;

/** Options that work otherwise than they look, and those in whose place a field comes. */
public final class DoubtfulOptions implements Rule {
  private static final String DOUBLED = "SLU-037";

  @Override
  public Set<String> ids() {
    Set<String> ids = new HashSet<>(Set.of(DOUBLED));
    OperatorOptionTable.doubtful().forEach(row -> ids.add(row.rule()));
    return ids;
  }

  @Override
  public FieldType place() {
    return FieldType.OPERATED_SPEC;
  }

  @Override
  public void judge(Field site, Findings findings) {
    FlinkConfiguration options = OperatorConfiguration.own(site);
    for (Doubtful row : OperatorOptionTable.doubtful()) {
      options.get(row.key()).ifPresent(option -> doubtful(row, option, site, findings));
    }
    for (Doubled row : OperatorOptionTable.doubled()) {
      options.get(row.key()).ifPresent(option -> doubled(row, option, site, findings));
    }
  }

  private static void doubtful(
      Doubtful row, FlinkConfiguration.Entry option, Field site, Findings findings) {
    String text = option.text().strip();
    boolean meant = row.words().isEmpty() || row.words().stream().anyMatch(text::equalsIgnoreCase);
    boolean works =
        !row.unlessAt().isEmpty()
            && site.value().at(row.unlessAt()).text().filter(row.is()::equals).isPresent();
    if (meant && !works) {
      String problem = Quote.text(row.key()) + " " + row.why();
      findings.report(row.rule(), option.path(), ErrorType.Invalid, problem, row.fix());
    }
  }

  private static void doubled(
      Doubled row, FlinkConfiguration.Entry option, Field site, Findings findings) {
    for (String field : row.at()) {
      Value said = site.value().at(field);
      if (said.isGiven()) {
        String problem =
            Quote.text(row.key()) + " has no effect: the operator takes " + said.path();
        findings.report(DOUBLED, option.path(), ErrorType.Forbidden, problem, "remove the option");
      }
    }
  }
}
