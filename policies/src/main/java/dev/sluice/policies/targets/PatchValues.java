package dev.sluice.policies.targets;

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
                "the value is no text, and version v1beta1 of the kind takes nothing else",
                "quote a number or boolean; an object or list cannot be given here");
      }
    }
  }
}
