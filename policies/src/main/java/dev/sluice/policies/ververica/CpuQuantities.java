package dev.sluice.policies.ververica;

import dev.sluice.policies.kubernetes.Decimal;
import dev.sluice.policies.kubernetes.Quantity;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** CPU for Flink's processes that cannot be read, or is too little. */
final class CpuQuantities implements Rule<CpuQuantity> {
  private static final Pattern MILLICORES = Pattern.compile("\\d{1,9}m");

  @Override
  public void judge(Field<CpuQuantity> field, Findings findings) {
    Value value = field.value();
    BigDecimal minimum = field.spec().minimum();
    Optional<BigDecimal> cores = cores(field);
    if (value.isSet() && cores.filter(c -> c.compareTo(minimum) >= 0).isEmpty()) {
      String what =
          switch (field.spec().grammar()) {
            case quantity -> "a valid quantity";
            case decimal -> "a decimal number of cores";
          };
      WrongQuantity.report(
          findings.of("VVP-060"), value, cores.map(c -> "at least " + minimum), what, fix(field));
    }
  }

  private static Optional<BigDecimal> cores(Field<CpuQuantity> field) {
    return switch (field.spec().grammar()) {
      case quantity -> Quantity.of(field.value()).map(Quantity::number);
      case decimal -> Decimal.of(field.value());
    };
  }

  private static String fix(Field<CpuQuantity> field) {
    String form =
        switch (field.spec().grammar()) {
          case quantity -> "write a quantity such as \"1\" or \"500m\"";
          case decimal -> "write cores as a decimal number, such as " + example(field.value());
        };
    return form + ", at least " + field.spec().minimum();
  }

  private static String example(Value value) {
    return value
        .string()
        .filter(string -> MILLICORES.matcher(string).matches())
        .map(CpuQuantities::ofMillicores)
        .orElse("0.5");
  }

  private static String ofMillicores(String millicores) {
    BigDecimal thousandths = new BigDecimal(millicores.substring(0, millicores.length() - 1));
    return thousandths.movePointLeft(3).stripTrailingZeros().toPlainString();
  }
}
