package dev.sluice.policies.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** What a schema says that a value is. */
enum SchemaType {
  ANYTHING("anything"),
  OBJECT("an object"),
  LIST("a list"),
  STRING("a string"),
  BOOLEAN("a boolean"),
  INTEGER("an integer"),
  NUMBER("a number"),
  INTEGER_OR_STRING("an integer or a string"),
  /** A number with a suffix, as a string or a number. */
  QUANTITY("a string or a number");

  private final String words;

  SchemaType(String words) {
    this.words = words;
  }

  /** As a problem has it, such as {@code a list}. */
  String words() {
    return words;
  }

  boolean isNumber() {
    return this == INTEGER || this == INTEGER_OR_STRING || this == QUANTITY;
  }

  /** The type that a schema gives. */
  static SchemaType of(JsonNode schema) {
    if (schema.path("x-kubernetes-int-or-string").asBoolean(false)
        || schema.path("format").asText("").equals("int-or-string")) {
      return INTEGER_OR_STRING;
    }
    if (schema.has("oneOf")) {
      return QUANTITY; // the only other type of Kubernetes that is read from strings and numbers
    }
    return switch (schema.path("type").asText("")) {
      case "object" -> OBJECT;
      case "array" -> LIST;
      case "string" -> STRING;
      case "boolean" -> BOOLEAN;
      case "integer" -> INTEGER;
      case "number" -> NUMBER;
      default -> schema.path("properties").isObject() ? OBJECT : ANYTHING;
    };
  }
}
