package dev.sluice.policies.ververica;

import dev.sluice.policies.kubernetes.Decimal;
import dev.sluice.policies.kubernetes.Value;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory as Ververica Platform writes it: a decimal number with {@code g} or {@code m}
 * in any case, or without unit, in bytes. It is no Kubernetes quantity.
 *
 * <p>Ordered by amount.
 *
 * @param number the number as given
 * @param steps how many steps of a thousand the unit is above the byte: 0, 2 or 3
 */
record VervericaMemory(BigDecimal number, int steps) implements Comparable<VervericaMemory> {
  private static final Pattern GRAMMAR = Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)([gGmM]?)");

  /** What people write who take the field for a Kubernetes or a Flink one. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "(\\d+(?:\\.\\d+)?)\\s*([gm])(i|b|ib|igabytes|egabytes)", Pattern.CASE_INSENSITIVE);

  /** The amount that a text, or a number of bytes, gives. */
  static Optional<VervericaMemory> of(Value value) {
    return value.isNumber() || value.isString() ? of(value.scalar()) : Optional.empty();
  }

  /** The amount that a text gives; none where the grammar does not take it. */
  static Optional<VervericaMemory> of(String text) {
    Matcher parts = GRAMMAR.matcher(text);
    if (!parts.matches()) {
      return Decimal.of(text).filter(n -> n.signum() >= 0).map(n -> new VervericaMemory(n, 0));
    }
    int steps = steps(parts.group(2));
    return Decimal.of(parts.group(1)).map(number -> new VervericaMemory(number, steps));
  }

  /** The platform's spelling of an amount in a neighbour's, such as {@code 2g} for {@code 2Gi}. */
  static Optional<String> spellingOf(String foreign) {
    Matcher parts = FOREIGN.matcher(foreign);
    return foreign.length() <= 16 && parts.matches()
        ? Optional.of(parts.group(1) + parts.group(2).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Bytes, with units in powers of ten, as the platform reads them. */
  BigDecimal bytes() {
    return number.multiply(BigDecimal.ONE.movePointRight(3 * steps));
  }

  /** Bytes, with units in powers of two, as Flink is told. */
  BigDecimal binaryBytes() {
    return number.multiply(BigDecimal.valueOf(1L << (10 * steps)));
  }

  @Override
  public int compareTo(VervericaMemory other) {
    return bytes().compareTo(other.bytes());
  }

  private static int steps(String unit) {
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "g" -> 3;
      case "m" -> 2;
      default -> 0;
    };
  }
}
