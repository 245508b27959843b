package dev.sluice.policies.apache;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.Decimal;
import dev.sluice.policies.kubernetes.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An amount of memory as the Apache operator reads it: a whole number with one of Flink's units or
 * of Kubernetes' binary ones, in any case and all of them in steps of 1024, or without unit in
 * bytes. So {@code 2048m} and {@code 2g} are 2 GiB, as {@code 2Gi} is, and {@code 1.5Gi} is
 * nothing.
 *
 * @param bytes the amount; empty for a notation of which it is not certain what the operator reads
 */
record OperatorMemory(Optional<BigDecimal> bytes) {
  private static final int LIMIT = 64;
  private static final BigDecimal MEBI = BigDecimal.valueOf(1L << 20);

  private static final Map<String, Integer> STEPS =
      Map.ofEntries(
          Map.entry("", 0),
          Map.entry("b", 0),
          Map.entry("bytes", 0),
          Map.entry("k", 1),
          Map.entry("kb", 1),
          Map.entry("ki", 1),
          Map.entry("kib", 1),
          Map.entry("kibibytes", 1),
          Map.entry("m", 2),
          Map.entry("mb", 2),
          Map.entry("mi", 2),
          Map.entry("mib", 2),
          Map.entry("mebibytes", 2),
          Map.entry("g", 3),
          Map.entry("gb", 3),
          Map.entry("gi", 3),
          Map.entry("gib", 3),
          Map.entry("gibibytes", 3),
          Map.entry("t", 4),
          Map.entry("tb", 4),
          Map.entry("ti", 4),
          Map.entry("tib", 4),
          Map.entry("tebibytes", 4));

  /** Units of Kubernetes' that hardly anybody writes, nor knows how the operator reads. */
  private static final Set<String> UNCERTAIN =
      Set.of("p", "pi", "e", "ei", "pb", "pib", "eb", "eib");

  /** The amount that a number or a text gives; empty where the operator refuses it. */
  static Optional<OperatorMemory> of(Value value) {
    JsonNode node = value.node();
    return node.isTextual() || node.isIntegralNumber() ? of(node.asText()) : Optional.empty();
  }

  private static Optional<OperatorMemory> of(String text) {
    String stripped = text.strip();
    int digits = digits(stripped);
    if (digits == 0 || stripped.length() > LIMIT) {
      return Optional.empty();
    }
    String unit = stripped.substring(digits).strip().toLowerCase(Locale.ROOT);
    if (UNCERTAIN.contains(unit) || isExponent(unit)) {
      return Optional.of(new OperatorMemory(Optional.empty()));
    }
    return Optional.ofNullable(STEPS.get(unit))
        .map(steps -> new BigDecimal(stripped.substring(0, digits)).multiply(unit(steps)))
        .map(bytes -> new OperatorMemory(Optional.of(bytes)));
  }

  /** How to write a fraction such as {@code 1.5Gi} in mebibytes, rounded up. */
  static Optional<String> wholeSpelling(String text) {
    String stripped = text.strip();
    int dot = digits(stripped);
    if (dot == 0 || stripped.length() > LIMIT || !stripped.startsWith(".", dot)) {
      return Optional.empty();
    }
    int end = dot + 1 + digits(stripped.substring(dot + 1));
    String unit = stripped.substring(end).strip().toLowerCase(Locale.ROOT);
    return Decimal.of(stripped.substring(0, end))
        .flatMap(n -> Optional.ofNullable(STEPS.get(unit)).map(steps -> n.multiply(unit(steps))))
        .map(bytes -> bytes.divide(MEBI, 0, RoundingMode.CEILING).toPlainString() + "Mi");
  }

  private static int digits(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    return digits;
  }

  private static boolean isExponent(String unit) {
    return unit.length() > 1
        && unit.charAt(0) == 'e'
        && digits(unit.substring(1)) == unit.length() - 1;
  }

  private static BigDecimal unit(int steps) {
    return BigDecimal.valueOf(1L << (10 * steps));
  }
}
