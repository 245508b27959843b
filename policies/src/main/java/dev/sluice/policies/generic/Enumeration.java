package dev.sluice.policies.generic;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Ruled;
import java.util.List;

/**
 * A string of a closed set.
 *
 * @param rule the rule on other ones
 * @param also further rules whose catalogues have a row for it
 * @param values the closed set
 * @param observed strings that only a status holds
 * @param elements the field of the elements of the list there that is meant; empty for none
 * @param anyCase whether upper and lower case are the same
 * @param exact whether the wrong case is refused
 * @param mild whether newer versions may know more, which makes it the milder half of the rule
 * @param emptyPasses whether an empty string is filled in like a missing one
 */
record Enumeration(
    @JsonProperty(required = true) String rule,
    List<String> also,
    @JsonProperty(required = true) List<String> values,
    List<String> observed,
    String elements,
    boolean anyCase,
    boolean exact,
    boolean mild,
    boolean emptyPasses)
    implements Ruled, PerElement {

  /** In profiles {@code enumeration}. */
  static final FieldType<Enumeration> TYPE = new FieldType<>("enumeration", Enumeration.class);
}
