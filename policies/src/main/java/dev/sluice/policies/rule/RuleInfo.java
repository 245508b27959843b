package dev.sluice.policies.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.ErrorType;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the catalogue says of a rule to judge by it; to a person it says {@link RuleProse}.
 *
 * @param id the stable id, such as {@code VVP-030}
 * @param group one of the closed list of groups
 * @param severity fixed for the rule
 * @param action what the built-in policy makes of its findings
 * @param milder when its findings are warnings at most, whatever the policy says
 * @param title a few words
 * @param light what there is to say of a rule on one field, whose prose is composed of it
 * @param parameters its parameters by name
 * @param code the HTTP code of a denial for nothing else: 422, unless clients act on another one
 */
public record RuleInfo(
    String id,
    String group,
    Severity severity,
    Action action,
    Milder milder,
    String title,
    Optional<Light> light,
    Map<String, Parameter> parameters,
    int code) {
  /** By the letters of the id, then its number, so that FD-2 comes before FD-10. */
  public static final Comparator<RuleInfo> BY_ID =
      Comparator.comparing((RuleInfo rule) -> rule.id().replaceFirst("[0-9].*", ""))
          .thenComparingLong(rule -> number(rule.id()))
          .thenComparing(RuleInfo::id);

  /**
   * When a rule that denies only warns.
   *
   * @param ever whether there is such a case at all
   * @param until the fact of {@code spec.installation} that ends it, such as {@code
   *     apache.defaultConfiguration}; empty where it depends on the resource
   */
  public record Milder(boolean ever, Optional<String> until) {
    /** There is no such case. */
    public static final Milder NEVER = new Milder(false, Optional.empty());

    private static final String UNTIL = "until ";

    /** Nothing, {@code partly}, or {@code until} and a fact. */
    static Milder of(String text) {
      return new Milder(
          !text.isEmpty(),
          Optional.of(text).filter(t -> t.startsWith(UNTIL)).map(t -> t.substring(UNTIL.length())));
    }
  }

  /**
   * A rule on one field of Kubernetes' objects.
   *
   * @param type what it reports
   * @param at the field's path, such as {@code spec.volumes[].name}
   */
  public record Light(ErrorType type, String at) {}

  /**
   * A parameter of a rule.
   *
   * @param value what it is where no policy sets it
   * @param schema what it may be: a JSON Schema of type, items, enum and minLength
   */
  public record Parameter(JsonNode value, JsonNode schema) {

    /** What it may be in words, such as {@code list of strings}. */
    public String type() {
      return schema.has("enum")
          ? "one of "
              + schema
                  .path("enum")
                  .valueStream()
                  .map(JsonNode::asText)
                  .collect(Collectors.joining(", "))
          : schema.path("type").asText().equals("array")
              ? "list of " + schema.path("items").path("type").asText() + "s"
              : schema.path("type").asText();
    }
  }

  private static long number(String id) {
    String digits = id.replaceFirst("^[^0-9]*", "").replaceFirst("[^0-9].*", "");
    return digits.isEmpty()
        ? 0
        : Long.parseLong(digits.substring(0, Math.min(18, digits.length())));
  }
}
