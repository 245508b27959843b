package dev.sluice.policies.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number in the grammar of Kubernetes' {@code resource.Quantity}: a decimal number with a decimal
 * suffix ({@code n u m k M G T P E}), a binary one ({@code Ki} to {@code Ei}) or an exponent.
 *
 * <p>Ordered by number. Unlike Kubernetes it neither rounds nor caps.
 *
 * @param number in cores, bytes or whatever is counted
 */
public record Quantity(BigDecimal number) implements Comparable<Quantity> {
  private static final Pattern GRAMMAR =
      Pattern.compile("([+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?)([a-zA-Z]*)");

  private static final Map<String, BigDecimal> SUFFIXES =
      Map.ofEntries(
          Map.entry("n", BigDecimal.ONE.movePointLeft(9)),
          Map.entry("u", BigDecimal.ONE.movePointLeft(6)),
          Map.entry("m", BigDecimal.ONE.movePointLeft(3)),
          Map.entry("", BigDecimal.ONE),
          Map.entry("k", BigDecimal.ONE.movePointRight(3)),
          Map.entry("M", BigDecimal.ONE.movePointRight(6)),
          Map.entry("G", BigDecimal.ONE.movePointRight(9)),
          Map.entry("T", BigDecimal.ONE.movePointRight(12)),
          Map.entry("P", BigDecimal.ONE.movePointRight(15)),
          Map.entry("E", BigDecimal.ONE.movePointRight(18)),
          Map.entry("Ki", powerOf1024(1)),
          Map.entry("Mi", powerOf1024(2)),
          Map.entry("Gi", powerOf1024(3)),
          Map.entry("Ti", powerOf1024(4)),
          Map.entry("Pi", powerOf1024(5)),
          Map.entry("Ei", powerOf1024(6)));

  /** The quantity that a number or a string gives, as the API server reads a quantity. */
  public static Optional<Quantity> of(JsonNode node) {
    return node.isNumber() || node.isTextual() ? of(node.asText()) : Optional.empty();
  }

  /** The quantity that a number or a string gives, as the API server reads it. */
  public static Optional<Quantity> of(Value value) {
    return of(value.node());
  }

  /** The quantity that a string gives; none where the grammar does not take it. */
  public static Optional<Quantity> of(String string) {
    int digits = 0;
    while (digits < string.length()
        && string.charAt(digits) >= '0'
        && string.charAt(digits) <= '9') {
      digits++;
    }
    BigDecimal factor = SUFFIXES.get(string.substring(digits));
    return digits > 0 && digits <= 18 && factor != null
        ? Optional.of(new Quantity(new BigDecimal(string.substring(0, digits)).multiply(factor)))
        : read(string);
  }

  private static Optional<Quantity> read(String string) {
    Matcher parts = GRAMMAR.matcher(string);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String number = parts.group(1);
    String suffix = parts.group(2);
    boolean both = !suffix.isEmpty() && number.toLowerCase(Locale.ROOT).contains("e");
    return both
        ? Optional.empty()
        : Optional.ofNullable(SUFFIXES.get(suffix))
            .flatMap(factor -> Decimal.of(number).map(factor::multiply))
            .map(Quantity::new);
  }

  @Override
  public int compareTo(Quantity other) {
    return number.compareTo(other.number);
  }

  private static BigDecimal powerOf1024(int exponent) {
    return BigDecimal.valueOf(1L << (10 * exponent));
  }
}
