package dev.sluice.policies.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JSON value of a plain YAML scalar as go-yaml v2 resolves it (checked against {@code kubectl
 * label --local}). Times and dates stay text. Unlike there, a decimal integer of more than 64 bits
 * stays one, as in JSON.
 */
final class ScalarResolver {
  /** A longer number is text; Jackson refuses it in JSON. */
  private static final int MAX_LENGTH = 1000;

  private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern RADIX =
      Pattern.compile("([-+]?)0(?:[xX]([0-9a-fA-F]+)|[bB]([01]+)|[oO]?([0-7]+))");
  private static final Pattern FRACTION =
      Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");

  private ScalarResolver() {}

  /** The value; a number that is not finite for the words that mean one. */
  static JsonNode resolve(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> NullNode.getInstance();
      case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE" ->
          BooleanNode.TRUE;
      case "n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE" ->
          BooleanNode.FALSE;
      case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" ->
          DoubleNode.valueOf(Double.POSITIVE_INFINITY);
      case "-.inf", "-.Inf", "-.INF" -> DoubleNode.valueOf(Double.NEGATIVE_INFINITY);
      case ".nan", ".NaN", ".NAN" -> DoubleNode.valueOf(Double.NaN);
      default -> number(text).orElseGet(() -> TextNode.valueOf(text));
    };
  }

  private static Optional<JsonNode> number(String text) {
    if (text.length() > MAX_LENGTH || "+-.0123456789".indexOf(text.charAt(0)) < 0) {
      return Optional.empty();
    }
    String digits = text.replace("_", "");
    return radix(digits).or(() -> decimal(digits)).or(() -> fraction(digits));
  }

  private static Optional<JsonNode> radix(String text) {
    Matcher m = RADIX.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    BigInteger size =
        m.group(2) != null
            ? new BigInteger(m.group(2), 16)
            : m.group(3) != null ? new BigInteger(m.group(3), 2) : new BigInteger(m.group(4), 8);
    boolean negative = m.group(1).equals("-");
    BigInteger value = negative ? size.negate() : size;
    return value.bitLength() <= (negative ? 63 : 64) ? Optional.of(node(value)) : Optional.empty();
  }

  /** Also for 08 and 09, which are no octal numbers. */
  private static Optional<JsonNode> decimal(String text) {
    return DECIMAL.matcher(text).matches()
        ? Optional.of(node(new BigInteger(text)))
        : Optional.empty();
  }

  private static Optional<JsonNode> fraction(String text) {
    if (!FRACTION.matcher(text).matches()) {
      return Optional.empty();
    }
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? Optional.of(DoubleNode.valueOf(value)) : Optional.empty();
  }

  /** The narrowest node that holds the number, as Jackson chooses it. */
  private static JsonNode node(BigInteger value) {
    if (value.bitLength() < Integer.SIZE) {
      return IntNode.valueOf(value.intValue());
    }
    return value.bitLength() < Long.SIZE
        ? LongNode.valueOf(value.longValue())
        : BigIntegerNode.valueOf(value);
  }
}
