package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** Fields that are let in and have no effect. */
final class Ignored implements Rule<IgnoredField> {

  @Override
  public void judge(Field<IgnoredField> field, Findings findings) {
    IgnoredField spec = field.spec();
    Value value = field.value();
    if (!value.isGiven() || !spec.holdsFor(field)) {
      return;
    }
    if (spec.keys().isEmpty() && spec.fields().isEmpty()) {
      judge(spec, value, findings);
    }
    spec.keys().forEach(key -> judge(spec, value.entry(key), findings));
    spec.fields().forEach(name -> judge(spec, value.get(name), findings));
  }

  private static void judge(IgnoredField spec, Value value, Findings findings) {
    if (value.isFilled() && !value.isDefault()) {
      report(spec, value, findings);
    }
  }

  private static void report(IgnoredField spec, Value value, Findings findings) {
    findings
        .of(spec.rule())
        .forbidden(value, value.name() + " has no effect: " + spec.why(), spec.fix());
  }
}
