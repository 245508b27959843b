package dev.sluice.policies.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a schema asks of a value beside its type. Of Kubernetes' own types only how times are
 * written: the rest is what their validation says, and no schema.
 *
 * @param allowed the values of an enumeration; empty for any
 * @param limits how great, long or many it may be
 * @param pattern what a string has to hold
 * @param time whether a string is a date and time
 * @param unique what makes the elements of a list different
 */
record Constraints(
    List<JsonNode> allowed,
    Optional<Limits> limits,
    Optional<BoundedPattern> pattern,
    boolean time,
    Optional<UniqueElements> unique) {
  static final Constraints NONE =
      new Constraints(List.of(), Optional.empty(), Optional.empty(), false, Optional.empty());

  /** The constraints that a schema gives. */
  static Constraints of(JsonNode schema, boolean decoded) {
    boolean time = schema.path("format").asText("").equals("date-time");
    if (decoded) {
      return time
          ? new Constraints(List.of(), Optional.empty(), Optional.empty(), true, Optional.empty())
          : NONE;
    }
    List<JsonNode> allowed = new ArrayList<>();
    schema.path("enum").forEach(allowed::add);
    return new Constraints(
        List.copyOf(allowed),
        Limits.of(schema),
        Optional.ofNullable(schema.path("pattern").textValue()).flatMap(BoundedPattern::of),
        time,
        UniqueElements.of(schema));
  }

  /** Reports what a value of the right type does not fulfil. */
  void check(JsonNode value, Schema schema, Trail at, Steps steps, StructuralFindings found) {
    if (!allowed.isEmpty() && !allowed.contains(value)) {
      found.unsupported(schema, value, at);
    }
    limits.flatMap(limit -> limit.breach(value)).ifPresent(b -> found.limit(schema, b, value, at));
    if (value.isTextual()) {
      String text = value.textValue();
      if (pattern.isPresent()) {
        steps.take(1 + text.length() / 64);
        if (pattern.get().isMissedBy(text)) {
          found.pattern(schema, pattern.get(), value, at);
        }
      }
      if (time && !Times.isTime(text)) {
        found.time(schema, value, at);
      }
    }
    if (value.isArray()) {
      unique.ifPresent(keys -> keys.check(value, schema, at, found));
    }
  }
}
