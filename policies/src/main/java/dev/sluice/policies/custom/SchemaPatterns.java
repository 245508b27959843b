package dev.sluice.policies.custom;

import com.google.re2j.PatternSyntaxException;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;

/** Finds the patterns in a schema that are none. */
record SchemaPatterns(Flaws flaws) {

  void check(Value schema) {
    schema.fields().forEach(this::keyword);
  }

  private void keyword(Value keyword) {
    switch (keyword.name()) {
      case "pattern" -> keyword.string().ifPresent(text -> pattern(text, keyword));
      case "patternProperties" -> {
        keyword.entries().forEach(entry -> pattern(entry.name(), entry));
        keyword.entries().forEach(this::check);
      }
      case "properties", "dependentSchemas" -> keyword.entries().forEach(this::check);
      case "allOf", "anyOf", "oneOf", "prefixItems" -> keyword.elements().forEach(this::check);
      case "items",
          "contains",
          "additionalProperties",
          "propertyNames",
          "not",
          "if",
          "then",
          "else" ->
          check(keyword);
      default -> {} // no schema in it
    }
  }

  private void pattern(String text, Value at) {
    try {
      LinearPattern.of(text);
    } catch (PatternSyntaxException e) {
      flaws.add(
          at,
          ErrorType.Invalid,
          Quote.string(text) + " is not a valid pattern: " + Quote.line(e.getDescription()),
          "write it in the syntax of RE2, which has no backreferences and looks neither ahead nor"
              + " behind");
    }
  }
}
