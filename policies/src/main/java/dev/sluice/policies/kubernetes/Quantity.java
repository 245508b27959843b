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

  /** Of what is read without the grammar. */
  private static final int MOST_DIGITS = 18;

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
    int digits = digits(string);
    BigDecimal factor = SUFFIXES.get(string.substring(digits));
    return digits > 0 && digits <= MOST_DIGITS && factor != null
        ? Optional.of(new Quantity(new BigDecimal(string.substring(0, digits)).multiply(factor)))
        : read(string);
  }

  /** Whether a string gives a quantity, for whoever does not need it. */
  public static boolean isQuantity(String string) {
    int digits = digits(string);
    return (digits > 0 && digits <= MOST_DIGITS && isSuffix(string, digits))
        || read(string).isPresent();
  }

  private static int digits(String string) {
    int digits = 0;
    while (digits < string.length()
        && string.charAt(digits) >= '0'
        && string.charAt(digits) <= '9') {
      digits++;
    }
    return digits;
  }

  private static boolean isSuffix(String string, int begin) {
    return switch (string.length() - begin) {
      case 0 -> true;
      case 1 -> "numkMGTPE".indexOf(string.charAt(begin)) >= 0;
      case 2 -> string.charAt(begin + 1) == 'i' && "KMGTPE".indexOf(string.charAt(begin)) >= 0;
      default -> false;
    };
  }

  /**
   * A quantity that is written in a plain way, in thousandths: a number without sign and exponent,
   * with a suffix or up to three decimals.
   *
   * @return -1 for any other, and for one that is too great
   */
  public static long plainThousandths(String string) {
    int digits = digits(string);
    if (digits > 0 && digits < string.length() && string.charAt(digits) == '.') {
      return decimalThousandths(string, digits);
    }
    long unit = digits > 0 && digits <= MOST_DIGITS ? thousandths(string, digits) : 0;
    long number = unit > 0 ? Long.parseLong(string, 0, digits, 10) : Long.MAX_VALUE;
    return unit > 0 && number <= Long.MAX_VALUE / unit ? number * unit : -1;
  }

  private static long decimalThousandths(String string, int point) {
    int decimals = string.length() - point - 1;
    if (point > MOST_DIGITS - 3 || decimals < 1 || decimals > 3) {
      return -1;
    }
    long number = Long.parseLong(string, 0, point, 10);
    for (int i = point + 1; i <= point + 3; i++) {
      char digit = i < string.length() ? string.charAt(i) : '0';
      if (digit < '0' || digit > '9') {
        return -1;
      }
      number = 10 * number + digit - '0';
    }
    return number;
  }

  /** How many thousandths a suffix stands for; 0 for rare ones, and for what is none. */
  private static long thousandths(String string, int begin) {
    int length = string.length() - begin;
    char suffix = length == 0 ? ' ' : string.charAt(begin);
    boolean isBinary = length == 2 && string.charAt(begin + 1) == 'i';
    if (length > 1 && !isBinary) {
      return 0;
    }
    return switch (suffix) {
      case ' ' -> length == 0 ? 1_000 : 0;
      case 'm' -> isBinary ? 0 : 1;
      case 'k' -> isBinary ? 0 : 1_000_000;
      case 'K' -> isBinary ? 1_000L << 10 : 0;
      case 'M' -> isBinary ? 1_000L << 20 : 1_000_000_000;
      case 'G' -> isBinary ? 1_000L << 30 : 1_000_000_000_000L;
      case 'T' -> isBinary ? 1_000L << 40 : 1_000_000_000_000_000L;
      default -> 0;
    };
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
