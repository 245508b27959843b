package dev.sluice.policies.generic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.kubernetes.Decimal;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Counts with a minimum and perhaps a maximum. */
public final class Integers implements Rule {
  @Override
  public Set<String> ids() {
    return Kinds.builtIn().rules(FieldType.WHOLE_NUMBER);
  }

  @Override
  public FieldType place() {
    return FieldType.WHOLE_NUMBER;
  }

  @Override
  public void judge(Field site, Findings findings) {
    for (Value value : Elements.of(site)) {
      if (value.isSet() && !isPlain(site.place(), value.node()) && Conditions.hold(site)) {
        judge(site.place(), value, findings);
      }
    }
  }

  private static void judge(FieldSpec place, Value value, Findings findings) {
    String rule = place.text("rule");
    JsonNode node = value.node();
    Optional<BigDecimal> number = Decimal.of(node).filter(Integers::isWhole);
    boolean quoted = node.isTextual();
    String[] also = place.texts("also").toArray(String[]::new);
    if (number.isEmpty() || (quoted && place.flag("exact"))) {
      String problem = "must be a whole number, not " + described(node);
      findings.report(rule, value.path(), ErrorType.TypeInvalid, problem, fix(place), also);
    } else if (isOutside(place, number.get())) {
      String problem = Quote.value(node) + bounds(place, number.get());
      findings.report(rule, value.path(), ErrorType.Invalid, problem, fix(place), also);
    } else if (quoted) {
      String problem = "is a number in quotes, which some versions refuse";
      findings.advise(rule, value.path(), ErrorType.TypeInvalid, problem, "remove the quotes");
    }
  }

  /** Whether the value is as nearly all are, which is known without much ado. */
  private static boolean isPlain(FieldSpec place, JsonNode node) {
    JsonNode maximum = place.attributes().path("maximum");
    return node.isInt()
        && node.intValue() >= place.attributes().path("minimum").intValue()
        && (maximum.isMissingNode() || node.intValue() <= maximum.intValue());
  }

  private static boolean isOutside(FieldSpec place, BigDecimal number) {
    return isLess(place, number) || isMore(place, number);
  }

  private static boolean isLess(FieldSpec place, BigDecimal number) {
    return number.compareTo(place.attributes().path("minimum").decimalValue()) < 0;
  }

  private static boolean isMore(FieldSpec place, BigDecimal number) {
    JsonNode maximum = place.attributes().path("maximum");
    return maximum.isNumber() && number.compareTo(maximum.decimalValue()) > 0;
  }

  private static String bounds(FieldSpec place, BigDecimal number) {
    return isLess(place, number)
        ? " is less than " + place.text("minimum")
        : " is more than " + place.text("maximum");
  }

  private static String fix(FieldSpec place) {
    String maximum = place.text("maximum");
    if (maximum.equals(place.text("minimum"))) {
      return "write " + maximum;
    }
    return maximum.isEmpty()
        ? "write a whole number of at least " + place.text("minimum")
        : "write a whole number from " + place.text("minimum") + " to " + maximum;
  }

  private static boolean isWhole(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }

  private static String described(JsonNode node) {
    return node.isNumber() || node.isTextual() ? Quote.value(node) : Quote.type(node);
  }
}
