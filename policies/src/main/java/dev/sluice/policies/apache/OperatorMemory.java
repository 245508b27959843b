package dev.sluice.policies.apache;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.flink.MemoryText;
import dev.sluice.policies.kubernetes.Decimal;
import dev.sluice.policies.kubernetes.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Memory as the Apache operator reads it: a size of Flink's, such as {@code 2048m}, which is 2 GiB;
 * else, without its blanks and a last {@code B}, a quantity of Kubernetes' in capitals, such as
 * {@code 2Gi}. What comes of that has to be a size of Flink's again, so that {@code 1.5Gi} is none.
 *
 * @param bytes how much it is; empty for a notation of which it is not certain what the operator
 *     reads
 */
public record OperatorMemory(Optional<BigDecimal> bytes) {
  private static final int LIMIT = 256;
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern EXPONENT = Pattern.compile("[A-Z][+-]?[0-9]{1,8}");
  private static final BigDecimal MEBI = BigDecimal.valueOf(1L << 20);

  /** Powers of 2 or, without the i, of 10. */
  private static final Map<String, Integer> EXPONENTS =
      Map.ofEntries(
          Map.entry("", 0),
          Map.entry("M", 6),
          Map.entry("G", 9),
          Map.entry("T", 12),
          Map.entry("P", 15),
          Map.entry("E", 18),
          Map.entry("KI", 10),
          Map.entry("MI", 20),
          Map.entry("GI", 30),
          Map.entry("TI", 40),
          Map.entry("PI", 50),
          Map.entry("EI", 60));

  /** The memory that a number or a string gives; empty where the operator refuses it. */
  public static Optional<OperatorMemory> of(Value value) {
    JsonNode node = value.node();
    return node.isTextual() || node.isIntegralNumber() ? of(node.asText()) : Optional.empty();
  }

  private static Optional<OperatorMemory> of(String text) {
    if (text.length() > LIMIT) {
      return Optional.empty();
    }
    OptionalLong size = MemoryText.bytes(text);
    return size.isPresent() ? known(size.getAsLong()) : quantity(cleaned(text));
  }

  private static Optional<OperatorMemory> known(long bytes) {
    return Optional.of(new OperatorMemory(Optional.of(BigDecimal.valueOf(bytes))));
  }

  private static String cleaned(String text) {
    String bare = BLANKS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    return bare.endsWith("B") ? bare.substring(0, bare.length() - 1) : bare;
  }

  private static Optional<OperatorMemory> quantity(String text) {
    int digits = 0;
    while (digits < text.length() && "0123456789.+-".indexOf(text.charAt(digits)) >= 0) {
      digits++;
    }
    String unit = text.substring(digits);
    if (digits > 0 && unit.equals("K")) {
      return Optional.of(new OperatorMemory(Optional.empty()));
    }
    String number = text.substring(0, digits);
    return Decimal.of(number.equals(".") ? "0" : number)
        .flatMap(amount -> factor(unit).map(amount::multiply))
        .flatMap(bytes -> again(bytes.toString()));
  }

  private static Optional<OperatorMemory> again(String text) {
    OptionalLong size = MemoryText.bytes(text);
    return size.isPresent() ? known(size.getAsLong()) : Optional.empty();
  }

  /** As precise as the operator's, which writes large ones with an exponent then. */
  private static Optional<BigDecimal> factor(String unit) {
    Integer exponent = EXPONENTS.get(unit);
    if (exponent == null) {
      return exponent(unit).map(e -> BigDecimal.TEN.pow(e, MathContext.DECIMAL64));
    }
    BigDecimal base = unit.endsWith("I") ? BigDecimal.TWO : BigDecimal.TEN;
    return Optional.of(base.pow(exponent, MathContext.DECIMAL64));
  }

  /** The power of 10 in {@code E9} or {@code E+9}, whatever its letter is. */
  private static Optional<Integer> exponent(String unit) {
    return EXPONENT.matcher(unit).matches()
        ? Optional.of(Integer.valueOf(unit.substring(1)))
        : Optional.empty();
  }

  /** How to write a fraction such as {@code 1.5Gi} in mebibytes, rounded up. */
  static Optional<String> wholeSpelling(String text) {
    String bare = text.length() > LIMIT ? "" : cleaned(text);
    int digits = bare.length();
    while (digits > 0 && Character.isLetter(bare.charAt(digits - 1))) {
      digits--;
    }
    String unit = bare.substring(digits);
    Optional<BigDecimal> step =
        Optional.of(unit.isEmpty() || unit.endsWith("I") ? unit : unit + "I")
            .flatMap(binary -> Optional.ofNullable(EXPONENTS.get(binary)))
            .map(BigDecimal.TWO::pow);
    return Decimal.of(bare.substring(0, digits))
        .filter(number -> number.signum() > 0 && number.scale() > 0)
        .flatMap(number -> step.map(number::multiply))
        .map(bytes -> bytes.divide(MEBI, 0, RoundingMode.CEILING).toPlainString() + "Mi");
  }
}
