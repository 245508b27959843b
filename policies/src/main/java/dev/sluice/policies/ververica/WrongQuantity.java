package dev.sluice.policies.ververica;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Findings;

/** A quantity that is a wrong string or number, or none of both: of that only the type is told. */
final class WrongQuantity {
  private WrongQuantity() {}

  /**
   * Ends a report.
   *
   * @param problem what is wrong, after the value
   */
  static void report(Findings.Report report, Value value, String problem, String fix) {
    if (value.isString() || value.isNumber()) {
      report.invalid(value, Quote.value(value) + problem, fix);
    } else {
      report.typeInvalid(value, Quote.type(value) + problem, fix);
    }
  }
}
