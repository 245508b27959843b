package dev.sluice.policies.targets;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** Values of a patch set where the kind's schema knows only strings. */
final class PatchValues implements Rule<PatchSet> {
  private static final String ID = "VVP-092";

  @Override
  public void judge(Field<PatchSet> field, Findings findings) {
    if (!field.spec().onlyStrings()) {
      return;
    }
    for (PatchEntry entry : PatchEntry.of(field)) {
      Value value = entry.value();
      if (value.isSet() && !value.isString()) {
        findings
            .of(ID)
            .typeInvalid(
                value,
                "must be a string in version v1beta1, not " + Quote.type(value),
                "put a number or boolean in quotes, and objects into each VpDeployment");
      }
    }
  }
}
