package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Findings;

/** Whether a value has the JSON type its field has; where it has not, that is the finding. */
public final class TypeCheck {
  private TypeCheck() {}

  /** Whether the value is an object; reports another one. */
  public static boolean isObject(String rule, Value value, Findings findings) {
    return is(value.node().isObject(), "an object", rule, value, findings);
  }

  /** Whether the value is a list; reports another one. */
  public static boolean isList(String rule, Value value, Findings findings) {
    return is(value.node().isArray(), "a list", rule, value, findings);
  }

  /** Whether the value is a text; reports another one. */
  public static boolean isText(String rule, Value value, Findings findings) {
    return is(value.node().isTextual(), "a text", rule, value, findings);
  }

  private static boolean is(
      boolean fits, String wanted, String rule, Value value, Findings findings) {
    if (!fits && value.isSet()) {
      String problem = "must be " + wanted + ", not " + Quote.type(value.node());
      findings.report(
          rule, value.path(), ErrorType.TypeInvalid, problem, "write " + wanted + " here");
    }
    return fits;
  }
}
