package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;

/** Objects of which exactly one of several fields may be given. */
final class ExactlyOne implements Rule<OneOfFields> {

  @Override
  public void judge(Field<OneOfFields> field, Findings findings) {
    List<Value> choices = field.spec().of().stream().map(field.value()::at).toList();
    List<Value> given = choices.stream().filter(Value::isPresent).toList();
    if (given.isEmpty()) {
      none(field, choices, findings);
    } else {
      given.stream()
          .limit(given.size() - 1L)
          .forEach(choice -> several(field.spec(), choice, given.getLast(), findings));
    }
  }

  private static void none(Field<OneOfFields> field, List<Value> choices, Findings findings) {
    boolean madeUpFor = field.spec().orAt().filter(at -> field.other(at).isPresent()).isPresent();
    if (field.isPartial() || madeUpFor) {
      return;
    }
    String names = Quote.choices(choices.stream().map(Value::name).toList());
    findings
        .of(field.spec().rule())
        .required(
            choices.getFirst(),
            "exactly one of " + names + " is required, and none is set",
            "set one of them");
  }

  private static void several(OneOfFields spec, Value choice, Value last, Findings findings) {
    String both =
        Quote.string(choice.name()) + " is set together with " + Quote.string(last.name());
    findings
        .of(spec.rule())
        .mildIf(spec.mildIfSeveral())
        .forbidden(choice, both + ": " + spec.why(), "remove one of the two");
  }
}
