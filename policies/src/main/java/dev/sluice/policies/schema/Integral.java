package dev.sluice.policies.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;

/** Integers as the API server reads them. */
final class Integral {
  /** Beyond it the API server takes no number with a point or exponent for an integer. */
  private static final double MOST_OF_DOUBLE = 9_007_199_254_740_991.0;

  private Integral() {}

  /**
   * Whether the value is a number that is validated as an integer; whatever number where it is
   * decoded, since the error is then about its width.
   */
  static boolean isNumber(Schema schema, JsonNode value) {
    return value instanceof IntNode || (schema.isDecoded() ? value.isNumber() : isInteger(value));
  }

  /** Whether a number is an integer of the schema's width. */
  static boolean fits(Schema schema, JsonNode value) {
    if (value instanceof IntNode) {
      return true;
    }
    boolean narrow = schema.isNarrow() || isInteger32(schema);
    return isInteger(value) && (!narrow || value.longValue() == value.intValue());
  }

  private static boolean isInteger32(Schema schema) {
    return schema.isDecoded() && schema.type() == SchemaType.INTEGER_OR_STRING;
  }

  private static boolean isInteger(JsonNode value) {
    if (value.isInt() || value.isLong()) {
      return true;
    }
    if (!value.isNumber() || value.isIntegralNumber()) {
      return value.isIntegralNumber() && value.canConvertToLong();
    }
    double number = value.doubleValue();
    return Math.rint(number) == number && Math.abs(number) <= MOST_OF_DOUBLE;
  }
}
