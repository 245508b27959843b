package dev.sluice.policies.targets;

import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** A target's name is the value of a label, which has at most 63 characters. */
final class TargetName implements Rule<PatchSet> {
  static final String ID = "SLU-130";

  private static final int LONGEST = 63;
  private static final FieldPath NAME = FieldPath.ROOT.field("metadata").field("name");

  @Override
  public void judge(Field<PatchSet> field, Findings findings) {
    int length = field.resource().name().length();
    if (field.spec().applied() && length > LONGEST) {
      findings
          .of(ID)
          .tooLong(
              NAME,
              "the name has "
                  + length
                  + " characters, but must have at most "
                  + LONGEST
                  + " to be the value of a label",
              "shorten it");
    }
  }
}
