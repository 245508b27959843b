package dev.sluice.policies.apache;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** Options that the Apache operator sets itself and refuses from anyone else. */
final class ForbiddenOptions implements Rule<OperatorOptions> {

  @Override
  public void judge(Field<OperatorOptions> field, Findings findings) {
    OperatorConfiguration.of(field)
        .ifPresent(
            configuration -> {
              for (String key : field.spec().forbidden()) {
                forbidden(key, configuration.options(), findings);
              }
            });
  }

  private static void forbidden(String key, FlinkConfiguration options, Findings findings) {
    for (FlinkConfiguration.Entry option : options.all(key)) {
      String problem = key + " is set by the operator, from the resource's name and namespace";
      findings.of("FD-CONF-1").forbidden(option, problem, "remove the option");
    }
  }
}
