package dev.sluice.policies.target;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Set;

/** A patch set is a list of operations, each of them an object. */
public final class PatchSetList implements Rule {
  private static final String ID = "VVP-080";

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
    Value set = site.value();
    if (set.isSet() && !set.node().isArray()) {
      findings.report(
          ID,
          set.path(),
          ErrorType.TypeInvalid,
          "the patch set is no list",
          "write a list of operations, each with op and path");
    }
    for (Value element : set.elements()) {
      if (!element.node().isObject()) {
        findings.report(
            ID,
            element.path(),
            ErrorType.TypeInvalid,
            Quote.plain(element.node()) + " is no operation",
            "write an object with op and path, such as {op: remove, path: /metadata/labels/a}");
      }
    }
  }
}
