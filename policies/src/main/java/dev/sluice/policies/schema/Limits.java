package dev.sluice.policies.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How great a number, how long a string, how many the elements or fields may be.
 *
 * @param number of numbers
 * @param aboveMinimum whether the minimum itself is too small
 * @param belowMaximum whether the maximum itself is too great
 * @param multipleOf what a number is a multiple of
 * @param length of strings, in code points
 * @param elements of lists
 * @param fields of objects
 */
record Limits(
    Range number,
    boolean aboveMinimum,
    boolean belowMaximum,
    OptionalDouble multipleOf,
    Range length,
    Range elements,
    Range fields) {

  /** From and to, both included. */
  record Range(OptionalDouble least, OptionalDouble most) {
    private static Range of(JsonNode schema, String least, String most) {
      return new Range(number(schema.path(least)), number(schema.path(most)));
    }

    private static OptionalDouble number(JsonNode limit) {
      return limit.isNumber() ? OptionalDouble.of(limit.doubleValue()) : OptionalDouble.empty();
    }

    boolean isOpen() {
      return least.isEmpty() && most.isEmpty();
    }
  }

  /**
   * A limit that is not kept.
   *
   * @param type the API server's error
   * @param problem after the name of the field
   * @param fix what to do
   */
  record Breach(ErrorType type, String problem, String fix) {}

  /** The limits of a schema; empty without any. */
  static Optional<Limits> of(JsonNode schema) {
    Limits limits =
        new Limits(
            Range.of(schema, "minimum", "maximum"),
            schema.path("exclusiveMinimum").asBoolean(false),
            schema.path("exclusiveMaximum").asBoolean(false),
            Range.number(schema.path("multipleOf")),
            Range.of(schema, "minLength", "maxLength"),
            Range.of(schema, "minItems", "maxItems"),
            Range.of(schema, "minProperties", "maxProperties"));
    boolean none =
        limits.number.isOpen()
            && limits.multipleOf.isEmpty()
            && limits.length.isOpen()
            && limits.elements.isOpen()
            && limits.fields.isOpen();
    return none ? Optional.empty() : Optional.of(limits);
  }

  /** The first limit that a value does not keep. */
  Optional<Breach> breach(JsonNode value) {
    return switch (value.getNodeType()) {
      case NUMBER -> ofNumber(value);
      case STRING -> ofCount(length, length(value.textValue()), "character", ErrorType.TooLong);
      case ARRAY -> ofCount(elements, value.size(), "element", ErrorType.TooMany);
      case OBJECT -> ofCount(fields, value.size(), "field", ErrorType.TooMany);
      default -> Optional.empty();
    };
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private Optional<Breach> ofNumber(JsonNode value) {
    double given = value.doubleValue();
    if (number.least.isPresent() && isBelow(given, number.least.getAsDouble())) {
      String limit = (aboveMinimum ? "more than " : "at least ") + shown(number.least);
      return breach(value, limit);
    }
    if (number.most.isPresent() && isAbove(given, number.most.getAsDouble())) {
      String limit = (belowMaximum ? "less than " : "at most ") + shown(number.most);
      return breach(value, limit);
    }
    boolean multiple = multipleOf.isEmpty() || given % multipleOf.getAsDouble() == 0;
    return multiple ? Optional.empty() : breach(value, "a multiple of " + shown(multipleOf));
  }

  private static Optional<Breach> breach(JsonNode value, String limit) {
    String problem = " is " + Quote.value(value) + ", but must be " + limit;
    return Optional.of(new Breach(ErrorType.Invalid, problem, "set it to " + limit));
  }

  private boolean isBelow(double given, double least) {
    return aboveMinimum ? given <= least : given < least;
  }

  private boolean isAbove(double given, double most) {
    return belowMaximum ? given >= most : given > most;
  }

  private static Optional<Breach> ofCount(Range range, int count, String what, ErrorType tooMuch) {
    if (range.least.isPresent() && count < range.least.getAsDouble()) {
      String limit = "at least " + counted(range.least, what);
      return Optional.of(breach(ErrorType.Invalid, counted(count, what), limit));
    }
    if (range.most.isPresent() && count > range.most.getAsDouble()) {
      String limit = "at most " + counted(range.most, what);
      return Optional.of(breach(tooMuch, counted(count, what), limit));
    }
    return Optional.empty();
  }

  private static Breach breach(ErrorType type, String count, String limit) {
    return new Breach(type, " has " + count + ", but must have " + limit, "write " + limit);
  }

  private static String counted(OptionalDouble count, String what) {
    return counted((int) count.orElse(0), what);
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static String shown(OptionalDouble number) {
    double shown = number.orElse(0);
    return shown == Math.rint(shown) ? String.valueOf((long) shown) : Quote.number(shown);
  }
}
