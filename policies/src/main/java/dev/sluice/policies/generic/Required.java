package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** Fields that must be given, wherever a kind profile says so. */
final class Required implements Rule<RequiredField> {

  @Override
  public void judge(Field<RequiredField> field, Findings findings) {
    RequiredField spec = field.spec();
    Value value = field.value();
    if (!field.isPartial() && !spec.isMetBy(value) && spec.holdsFor(field)) {
      findings
          .of(spec.rule())
          .mildIf(spec.mild())
          .required(value, value.name() + " is required: " + spec.why(), spec.fix());
    }
  }
}
