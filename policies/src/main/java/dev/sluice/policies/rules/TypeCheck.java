package dev.sluice.policies.rules;

import dev.sluice.policies.ErrorType;
import dev.sluice.policies.Findings;
import dev.sluice.policies.Quote;
import dev.sluice.policies.Value;

/** Whether a value has the JSON type its field has; where it has not, that is the finding. */
final class TypeCheck {
  private TypeCheck() {}

  /** Whether the value is an object; reports another one. */
  static boolean isObject(String rule, Value value, Findings findings) {
    return is(value.node().isObject(), "an object", rule, value, findings);
  }

  /** Whether the value is a list; reports another one. */
  static boolean isList(String rule, Value value, Findings findings) {
    return is(value.node().isArray(), "a list", rule, value, findings);
  }

  /** Whether the value is a text; reports another one. */
  static boolean isText(String rule, Value value, Findings findings) {
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
