package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** Values that the schema knows and whoever reads them refuses. */
final class RefusedValues implements Rule<RefusedValue> {

  @Override
  public void judge(Field<RefusedValue> field, Findings findings) {
    RefusedValue spec = field.spec();
    Value value = field.value();
    if (value.string().filter(spec.values()::contains).isPresent()) {
      findings
          .of(spec.rule())
          .notSupported(
              value, "unsupported value " + Quote.value(value) + ": " + spec.why(), spec.fix());
    }
  }
}
