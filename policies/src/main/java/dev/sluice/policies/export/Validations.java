package dev.sluice.policies.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.policy.Decisions;
import dev.sluice.policies.rule.RuleInfo;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The variables and validations of one policy on their way, each expression once. */
final class Validations {
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final ArrayNode validations = JsonNodeFactory.instance.arrayNode();

  Validations() {
    variables.put("old", "oldObject == null ? dyn({}) : oldObject");
  }

  /**
   * Adds what a rule says of a field.
   *
   * @param scope for which resources
   */
  void add(Essential essential, RuleInfo rule, Decisions.Scoped by, String scope) {
    String id = rule.id().toLowerCase(Locale.ROOT).replace('-', '_');
    String now = variable(id + "_now", essential.reading().apply("object"));
    String old = variable(id + "_old", essential.reading().apply(Essential.OLD));
    String lines = variable(id, essential.lines().of(now, old, by));
    String fine = lines + ".size() == 0";
    String expression =
        scope.equals(Cel.TRUE) ? fine : "!" + variable("scope", scope) + " || " + fine;
    validations
        .addObject()
        .put("expression", expression)
        .put("messageExpression", lines + ".join(\", \")")
        .put(
            "message",
            "%s: %s; `sluice explain %s` says what to do (%3$s)"
                .formatted(essential.at(), rule.title(), rule.id()))
        .put("reason", "Invalid");
  }

  /** A variable of a name, with a number where another expression has it already. */
  private String variable(String wanted, String expression) {
    String name = wanted;
    for (int i = 2; variables.containsKey(name) && !expression.equals(variables.get(name)); i++) {
      name = wanted + "_" + i;
    }
    variables.put(name, expression);
    return "variables." + name;
  }

  /** Puts them into the spec of a policy. */
  void into(ObjectNode spec) {
    ArrayNode all = spec.putArray("variables");
    variables.forEach(
        (name, expression) -> all.addObject().put("name", name).put("expression", expression));
    spec.set("validations", validations);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Validations same
        && variables.equals(same.variables)
        && validations.equals(same.validations);
  }

  @Override
  public int hashCode() {
    return variables.hashCode();
  }
}
