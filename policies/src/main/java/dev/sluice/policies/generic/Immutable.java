package dev.sluice.policies.generic;

import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.UpdateRule;
import java.util.Set;
import java.util.TreeSet;

/** Values that an update must leave as they are; each changed member is reported by itself. */
public final class Immutable implements UpdateRule {

  @Override
  public Set<String> ids() {
    return Kinds.builtIn().rules(FieldType.IMMUTABLE);
  }

  @Override
  public FieldType place() {
    return FieldType.IMMUTABLE;
  }

  @Override
  public void judge(Field before, Field after, Findings findings) {
    if (before.value().isSet() && after.value().isSet()) {
      compare(before.value(), after.value(), after.place(), findings);
    }
  }

  private static void compare(Value before, Value after, FieldSpec place, Findings findings) {
    if (before.node().isObject() && after.node().isObject()) {
      Set<String> names = new TreeSet<>();
      before.fields().map(Value::name).forEach(names::add);
      after.fields().map(Value::name).forEach(names::add);
      names.forEach(name -> compare(before.get(name), after.get(name), place, findings));
    } else if (differ(before, after)) {
      PlaceFindings.report(
          place,
          after.path(),
          ErrorType.Invalid,
          after.name() + " is changed: " + place.text("why"),
          findings);
    }
  }

  private static boolean differ(Value before, Value after) {
    return before.isSet() != after.isSet()
        || (before.isSet() && !before.node().equals(after.node()));
  }
}
