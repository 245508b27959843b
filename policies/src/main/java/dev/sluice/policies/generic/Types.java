package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Findings;

/** Whether a value has the JSON type its field has; where it has not, that is the finding. */
public final class Types {
  private Types() {}

  /** Whether the value is an object; reports another one under the rule. */
  public static boolean isObject(String rule, Value value, Findings findings) {
    return is(value.isObject(), "an object", rule, value, findings);
  }

  /** Whether the value is a list; reports another one under the rule. */
  public static boolean isList(String rule, Value value, Findings findings) {
    return is(value.isList(), "a list", rule, value, findings);
  }

  /** Whether the value is a string; reports another one under the rule. */
  public static boolean isString(String rule, Value value, Findings findings) {
    return is(value.isString(), "a string", rule, value, findings);
  }

  private static boolean is(
      boolean fits, String wanted, String rule, Value value, Findings findings) {
    if (!fits && value.isSet()) {
      findings.of(rule).typeInvalid(value, wanted);
    }
    return fits;
  }
}
