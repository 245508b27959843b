package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.Decimal;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.math.BigDecimal;
import java.util.Optional;

/** Counts with a minimum and perhaps a maximum. */
final class Integers implements Rule<IntegerRange> {

  @Override
  public void judge(Field<IntegerRange> field, Findings findings) {
    IntegerRange range = field.spec();
    for (Value value : range.each(field)) {
      if (value.isGiven() && !isPlain(range, value) && range.holdsFor(field)) {
        judge(range, value, findings);
      }
    }
  }

  /** Whether the value is as nearly all are, which is known without much ado. */
  private static boolean isPlain(IntegerRange range, Value value) {
    return value.node().isInt() && range.contains(value.node().intValue());
  }

  private static void judge(IntegerRange range, Value value, Findings findings) {
    Findings.Report report = findings.of(range.rule());
    Optional<BigDecimal> number = Decimal.of(value).filter(Integers::isInteger);
    if (number.isEmpty() || (value.isString() && range.exact())) {
      String problem = "must be an integer, not " + described(value);
      report.also(range.also()).typeInvalid(value, problem, fix(range));
    } else if (range.isBelow(number.get()) || range.isAbove(number.get())) {
      String problem = value.name() + " is " + Quote.value(value) + ", but must be ";
      report.also(range.also()).invalid(value, problem + limit(range, number.get()), fix(range));
    } else if (value.isString()) {
      String problem = "must be an integer, not a string, which some versions refuse";
      report.mild().typeInvalid(value, problem, "remove the quotes");
    }
  }

  private static String limit(IntegerRange range, BigDecimal number) {
    return range.isOpen() && range.isAbove(number)
        ? "at most " + Integer.MAX_VALUE
        : range.only().map(String::valueOf).orElse(range.wanted());
  }

  private static String fix(IntegerRange range) {
    String integer = range.isOpen() ? "set an integer of " : "set an integer ";
    return range.only().map(one -> "set it to " + one).orElse(integer + range.wanted());
  }

  private static boolean isInteger(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }

  private static String described(Value value) {
    return value.isNumber() || value.isString() ? Quote.value(value) : Quote.type(value);
  }
}
