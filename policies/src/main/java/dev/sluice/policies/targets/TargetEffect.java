package dev.sluice.policies.targets;

import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import dev.sluice.policies.rule.UpdateRule;
import java.util.Optional;

/** A resource that is stored carries the effect of its deployment target. */
final class TargetEffect implements Rule<Targeted>, UpdateRule<Targeted> {

  /** Of a new resource; an update is judged as a change. */
  @Override
  public void judge(Field<Targeted> field, Findings findings) {
    if (field.resource().isNew()) {
      TargetUse.of(field.resource(), Optional.empty())
          .ifPresent(use -> TargetFindings.ofStored(use, findings));
    }
  }

  @Override
  public void judge(Field<Targeted> before, Field<Targeted> after, Findings findings) {
    TargetUse.of(after.resource(), Optional.of(before.resource()))
        .ifPresent(use -> TargetFindings.ofStored(use, findings));
  }
}
