package dev.sluice.policies.apache;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** Names that become those of Flink's Deployment, its Services and their labels. */
final class ClusterNames implements Rule<ClusterName> {

  @Override
  public void judge(Field<ClusterName> field, Findings findings) {
    Value value = field.value();
    value.filledString().ifPresent(name -> judge(name, value, field.spec(), findings));
  }

  private static void judge(String name, Value at, ClusterName spec, Findings findings) {
    if (name.length() > spec.longest()) {
      String problem = name.length() + " characters: " + spec.why();
      String fix = "choose a name of at most " + spec.longest() + " characters";
      findings.of(spec.rule()).tooLong(at, problem, fix);
    }
    if (!hasForm(name)) {
      String problem = Quote.string(name) + " cannot name a Service: " + spec.why();
      String fix = "use a-z, 0-9 and -, beginning with a letter, ending with a letter or digit";
      findings.of(spec.rule()).invalid(at, problem, fix);
    }
  }

  private static boolean hasForm(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isLetter(c) && !isDigit(c) && c != '-') {
        return false;
      }
    }
    return isLetter(name.charAt(0)) && name.charAt(name.length() - 1) != '-';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
