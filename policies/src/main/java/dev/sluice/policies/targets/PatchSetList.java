package dev.sluice.policies.targets;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** A patch set is a list of operations, each of them an object. */
final class PatchSetList implements Rule<PatchSet> {
  private static final String ID = "VVP-080";

  @Override
  public void judge(Field<PatchSet> field, Findings findings) {
    Value set = field.value();
    if (set.isSet() && !set.isList()) {
      findings
          .of(ID)
          .typeInvalid(
              set,
              "must be a list, not " + Quote.type(set),
              "write a list of operations, each with op and path");
    }
    for (Value element : set.elements()) {
      if (!element.isObject()) {
        findings
            .of(ID)
            .typeInvalid(
                element,
                "must be an object, not " + Quote.type(element),
                "write an object with op and path, such as {op: remove, path: /metadata/labels/a}");
      }
    }
  }
}
