package dev.sluice.policies.ververica;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Findings;
import java.util.Optional;

/** A quantity that is a wrong string or number, or none of both: of that only the type is told. */
final class WrongQuantity {
  private WrongQuantity() {}

  /**
   * Ends a report.
   *
   * @param limit what it must be, if it can be read
   * @param wanted what it is not, if it cannot
   */
  static void report(
      Findings.Report report, Value value, Optional<String> limit, String wanted, String fix) {
    if (limit.isPresent()) {
      String problem = value.name() + " is " + Quote.value(value) + ", but must be " + limit.get();
      report.invalid(value, problem, fix);
    } else if (value.isString() || value.isNumber()) {
      report.invalid(value, Quote.value(value) + " is not " + wanted, fix);
    } else {
      report.typeInvalid(value, "must be " + wanted + ", not " + Quote.type(value), fix);
    }
  }
}
