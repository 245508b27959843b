package dev.sluice.policies.target;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Set;

/** Values of a patch set where the kind's schema knows only texts. */
public final class PatchValues implements Rule {
  private static final String ID = "VVP-092";

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public FieldType place() {
    return FieldType.PATCH_SET;
  }

  @Override
  public void judge(Field site, Findings findings) {
    if (!site.place().text("values").equals("text")) {
      return;
    }
    for (PatchOperation operation : PatchOperation.of(site)) {
      Value value = operation.value();
      if (value.isSet() && !value.node().isTextual()) {
        findings.report(
            ID,
            value.path(),
            ErrorType.TypeInvalid,
            "the value is no text, and version v1beta1 of the kind takes nothing else",
            "quote a number or boolean; an object or list cannot be given here");
      }
    }
  }
}
