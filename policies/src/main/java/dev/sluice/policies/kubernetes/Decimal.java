package dev.sluice.policies.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decimal numbers as resources give them: as JSON numbers or as strings that hold one. */
public final class Decimal {
  /** More digits are no amount of anything, and cost more the longer they are. */
  private static final int LIMIT = 64;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,4})?");

  private Decimal() {}

  /** The number that a value is or holds as string. */
  public static Optional<BigDecimal> of(JsonNode node) {
    if (node.isInt()) {
      return Optional.of(BigDecimal.valueOf(node.intValue()));
    }
    return node.isNumber() || node.isTextual() ? of(node.asText()) : Optional.empty();
  }

  /** The number that a value is or holds as string. */
  public static Optional<BigDecimal> of(Value value) {
    return of(value.node());
  }

  /** The number that a string holds, if it is one and has at most 64 characters. */
  public static Optional<BigDecimal> of(String string) {
    return string.length() <= LIMIT && NUMBER.matcher(string).matches()
        ? Optional.of(new BigDecimal(string))
        : Optional.empty();
  }
}
