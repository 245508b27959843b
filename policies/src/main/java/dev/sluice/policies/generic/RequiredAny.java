package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.FieldPointer;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** Objects that need at least one of some fields. */
final class RequiredAny implements Rule<AnyOfFields> {

  @Override
  public void judge(Field<AnyOfFields> field, Findings findings) {
    AnyOfFields spec = field.spec();
    if (!field.value().isObject() || field.isPartial() || !spec.holdsFor(field)) {
      return;
    }
    List<Value> choices = new ArrayList<>();
    for (FieldPointer pointer : spec.fields()) {
      Value choice = field.value().at(pointer);
      if (spec.emptyPasses() ? choice.isSet() : choice.isPresent()) {
        return;
      }
      choices.add(choice);
    }
    if (spec.orAt().isEmpty() || !field.other(spec.orAt().get()).isPresent()) {
      report(field, choices, findings);
    }
  }

  private static void report(Field<AnyOfFields> field, List<Value> choices, Findings findings) {
    AnyOfFields spec = field.spec();
    List<String> names = choices.stream().map(Value::name).toList();
    if (!field.isComplete()) {
      findings.note(
          spec.rule(),
          "unknown: the platform may have set %s before, which PATCH keeps"
              .formatted(String.join(" or ", names)));
      return;
    }
    findings
        .of(spec.rule())
        .unless(!spec.mild(), ", unless the platform's defaults give it")
        .required(
            choices.getFirst(),
            names.size() == 1
                ? names.getFirst() + " is required"
                : "one of " + Quote.choices(names) + " is required",
            "set " + Quote.string(names.getFirst()));
  }
}
