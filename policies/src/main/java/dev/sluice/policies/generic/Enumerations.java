package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Optional;

/** Strings of a closed set. */
final class Enumerations implements Rule<Enumeration> {

  @Override
  public void judge(Field<Enumeration> field, Findings findings) {
    Enumeration known = field.spec();
    for (Value value : known.each(field)) {
      if (value.isGiven() && Types.isString(known.rule(), value, findings)) {
        value.string().ifPresent(string -> judge(known, value, string, findings));
      }
    }
  }

  private static void judge(Enumeration known, Value value, String string, Findings findings) {
    if (known.values().contains(string) || (known.emptyPasses() && string.isEmpty())) {
      return;
    }
    Optional<String> otherCase =
        known.values().stream().filter(string::equalsIgnoreCase).findFirst();
    if (otherCase.isPresent()) {
      otherCase(known, value, otherCase.get(), findings);
    } else {
      Findings.Report report = findings.of(known.rule()).also(known.also()).mildIf(known.mild());
      if (known.observed().contains(string)) {
        String problem =
            Quote.value(value) + " is reported by the platform and cannot be asked for";
        report.notSupported(value, problem, known.values());
      } else {
        report.notSupported(value, known.values());
      }
    }
  }

  private static void otherCase(Enumeration known, Value value, String meant, Findings findings) {
    if (known.exact()) {
      findings.of(known.rule()).notSupported(value, known.values());
    } else if (!known.anyCase()) {
      String problem = Quote.value(value) + " differs in case from the documented value";
      findings.of(known.rule()).mild().notSupported(value, problem, "write " + Quote.string(meant));
    }
  }
}
