package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** Resources with neither a name nor a prefix for one. */
final class NeededName implements Rule<WholeResource> {
  private static final String ID = "SLU-074";

  @Override
  public void judge(Field<WholeResource> field, Findings findings) {
    WholeResource spec = field.spec();
    Value metadata = field.value().get("metadata");
    boolean asked =
        spec.surface() == WholeResource.Surface.kubernetes
            && !spec.named()
            && field.resource().isNew()
            && (metadata.isObject() || !metadata.isPresent());
    if (asked && isEmpty(metadata.get("name")) && isEmpty(metadata.get("generateName"))) {
      findings
          .of(ID)
          .required(metadata.get("name"), "name or generateName is required", "set metadata.name");
    }
  }

  private static boolean isEmpty(Value value) {
    return !value.isPresent() || (value.isString() && value.scalar().isEmpty());
  }
}
