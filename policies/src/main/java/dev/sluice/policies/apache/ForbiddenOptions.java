package dev.sluice.policies.apache;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Set;

/** Options that the Apache operator sets itself and refuses from anyone else. */
public final class ForbiddenOptions implements Rule {

  @Override
  public Set<String> ids() {
    return Set.of("FD-CONF-1");
  }

  @Override
  public FieldType place() {
    return FieldType.OPERATOR_CONFIGURATION;
  }

  @Override
  public void judge(Field site, Findings findings) {
    OperatorConfiguration.of(site).ifPresent(c -> judge(site, c.options(), findings));
  }

  private static void judge(Field site, FlinkConfiguration options, Findings findings) {
    for (String key : site.place().texts("forbidden")) {
      for (FlinkConfiguration.Entry option : options.all(key)) {
        findings.report(
            "FD-CONF-1",
            option.path(),
            ErrorType.Forbidden,
            Quote.text(key) + " is set by the operator, from the resource's name and namespace",
            "remove the option");
      }
    }
  }
}
