package dev.sluice.policies.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the catalogue says of a rule to a person; shown by {@code explain}. Of a light rule all that
 * nobody wrote is composed.
 *
 * @param what when the rule reports
 * @param why what happens today without it
 * @param example a fragment that violates it, several lines of YAML; light rules may have none
 * @param fix what to do
 * @param source the page or specification that says so
 * @param parameters what its parameters are for, by name
 */
public record RuleProse(
    String what,
    String why,
    Optional<String> example,
    String fix,
    String source,
    Map<String, String> parameters) {

  /**
   * What is said of a rule.
   *
   * @param row its row, which may have words of its own
   * @param written what the file of prose says, or nothing
   */
  static RuleProse of(RuleInfo rule, CatalogueRow row, JsonNode written) {
    Function<String, Optional<String>> said =
        member ->
            Optional.of(written.path(member).asText("").strip())
                .filter(text -> !text.isEmpty())
                .or(() -> row.find(member));
    Map<String, String> parameters = new LinkedHashMap<>();
    written
        .path("parameters")
        .properties()
        .forEach(p -> parameters.put(p.getKey(), p.getValue().asText()));
    return new RuleProse(
        said.apply("what").or(() -> LightProse.what(rule)).orElseThrow(() -> no("what", row)),
        said.apply("why").or(() -> LightProse.why(rule)).orElseThrow(() -> no("why", row)),
        said.apply("example"),
        said.apply("fix").or(() -> LightProse.fix(rule)).orElseThrow(() -> no("fix", row)),
        said.apply("source").orElseThrow(() -> no("source", row)),
        parameters);
  }

  private static IllegalStateException no(String member, CatalogueRow row) {
    return row.wrong("has no " + member + ", and is not light or has none in prose/");
  }
}
