package dev.sluice.policies.generic;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Ruled;
import dev.sluice.policies.kubernetes.FieldPointer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An integer with a minimum and perhaps a maximum.
 *
 * @param rule the rule on other values
 * @param also further rules whose catalogues have a row for it
 * @param minimum the smallest one
 * @param maximum the greatest one
 * @param elements the field of the elements of the list there that is meant; empty for none
 * @param exact whether one in quotes is refused
 * @param whenAt where there has to be a value
 * @param unlessAt where there has to be none
 */
record IntegerRange(
    @JsonProperty(required = true) String rule,
    List<String> also,
    @JsonProperty(required = true) int minimum,
    Optional<Integer> maximum,
    String elements,
    boolean exact,
    Optional<FieldPointer> whenAt,
    Optional<FieldPointer> unlessAt)
    implements Ruled, Conditional, PerElement {

  /** In profiles {@code integer}. */
  static final FieldType<IntegerRange> TYPE = new FieldType<>("integer", IntegerRange.class);

  /** The only integer that it contains, if there is one. */
  Optional<Integer> only() {
    return maximum.filter(most -> most == minimum);
  }

  /** Whether its maximum is nothing but that of 32 bits. */
  boolean isOpen() {
    return maximum.orElse(Integer.MAX_VALUE) == Integer.MAX_VALUE;
  }

  /** The integers that it contains, such as {@code between 1 and 65535}. */
  String wanted() {
    return isOpen() ? "at least " + minimum : "between " + minimum + " and " + maximum.get();
  }

  boolean contains(int number) {
    return number >= minimum && (maximum.isEmpty() || number <= maximum.get());
  }

  boolean isBelow(BigDecimal number) {
    return number.compareTo(BigDecimal.valueOf(minimum)) < 0;
  }

  boolean isAbove(BigDecimal number) {
    return maximum.filter(most -> number.compareTo(BigDecimal.valueOf(most)) > 0).isPresent();
  }
}
