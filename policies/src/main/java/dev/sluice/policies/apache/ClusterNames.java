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
      String problem =
          "the name has %d characters, but at most %d are allowed: %s"
              .formatted(name.length(), spec.longest(), spec.why());
      String fix = "shorten it to at most " + spec.longest() + " characters";
      findings.of(spec.rule()).tooLong(at, problem, fix);
    }
    if (!hasForm(name)) {
      String problem = Quote.string(name) + " is not a valid name: " + spec.why();
      String fix = "use lower-case letters, digits and hyphens, a letter first and no hyphen last";
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
