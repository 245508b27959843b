package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.Decimal;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quantity;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Amounts of CPU for Flink's processes. */
public final class CpuQuantities implements Rule {
  static final Set<String> IDS = Set.of("VVP-060");

  @Override
  public Set<String> ids() {
    return IDS;
  }

  @Override
  public FieldType place() {
    return FieldType.CPU_AMOUNT;
  }

  private static final Pattern MILLICORES = Pattern.compile("\\d{1,9}m");

  @Override
  public void judge(Field site, Findings findings) {
    Value value = site.value();
    boolean quantity = site.place().text("grammar").equals("quantity");
    Optional<BigDecimal> cores =
        quantity ? Quantity.of(value.node()).map(Quantity::amount) : Decimal.of(value.node());
    BigDecimal minimum = new BigDecimal(site.place().text("minimum"));
    if (!value.isSet() || cores.filter(c -> c.compareTo(minimum) >= 0).isPresent()) {
      return;
    }
    boolean scalar = value.node().isNumber() || value.node().isTextual();
    String given = scalar ? Quote.value(value.node()) : Quote.type(value.node());
    String problem = cores.isPresent() ? " is less than " + minimum : " is no number of cores";
    ErrorType type = scalar ? ErrorType.Invalid : ErrorType.TypeInvalid;
    findings.report("VVP-060", value.path(), type, given + problem, fix(value, quantity, minimum));
  }

  private static String fix(Value value, boolean quantity, BigDecimal minimum) {
    if (quantity) {
      return "write a quantity such as \"1\" or \"500m\", at least " + minimum;
    }
    String cores =
        value
            .text()
            .filter(text -> MILLICORES.matcher(text).matches())
            .map(text -> cores(text))
            .orElse("0.5");
    return "write cores as a decimal number, such as " + cores + ", at least " + minimum;
  }

  private static String cores(String millicores) {
    BigDecimal thousandths = new BigDecimal(millicores.substring(0, millicores.length() - 1));
    return thousandths.movePointLeft(3).stripTrailingZeros().toPlainString();
  }
}
