package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.UpdateRule;
import java.util.Set;
import java.util.TreeSet;

/** Values that an update must leave as they are; each changed field is reported by itself. */
final class Immutable implements UpdateRule<ImmutableField> {

  @Override
  public void judge(Field<ImmutableField> before, Field<ImmutableField> after, Findings findings) {
    if (before.value().isSet() && after.value().isSet()) {
      compare(before.value(), after.value(), after.spec(), findings);
    }
  }

  private static void compare(Value before, Value after, ImmutableField spec, Findings findings) {
    if (before.isObject() && after.isObject()) {
      Set<String> names = new TreeSet<>();
      before.fields().stream().map(Value::name).forEach(names::add);
      after.fields().stream().map(Value::name).forEach(names::add);
      for (String name : names) { // no lambda on the way down, which takes the stack twice
        compare(before.get(name), after.get(name), spec, findings);
      }
    } else if (differ(before, after)) {
      findings
          .of(spec.rule())
          .mildIf(spec.mild())
          .invalid(after, after.name() + " cannot change: " + spec.why(), spec.fix());
    }
  }

  /** A null is as good as nothing. */
  private static boolean differ(Value before, Value after) {
    return before.isSet() != after.isSet() || (before.isSet() && !before.equalsValue(after));
  }
}
