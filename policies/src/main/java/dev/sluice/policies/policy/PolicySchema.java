package dev.sluice.policies.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import dev.sluice.policies.custom.SchemaError;
import dev.sluice.policies.documents.DataFiles;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Suggestion;
import dev.sluice.policies.rule.RuleInfo;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A JSON Schema, whose errors are told in the words of policies. */
final class PolicySchema {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder()
                      .pathType(PathType.JSON_POINTER)
                      .locale(Locale.ENGLISH)
                      .build()));

  /** The shape of Policy and PolicyExemption documents: {@code policy.schema.json}. */
  static final PolicySchema DOCUMENT =
      new PolicySchema(
          REGISTRY.getSchema(DataFiles.text("policy.schema.json"), InputFormat.JSON),
          FieldPath.ROOT);

  private final Schema schema;
  private final FieldPath below;

  private PolicySchema(Schema schema, FieldPath below) {
    this.schema = schema;
    this.below = below;
  }

  /** The shape of a rule's parameter whose value is at a path. */
  static PolicySchema of(RuleInfo.Parameter parameter, FieldPath at) {
    return new PolicySchema(
        REGISTRY.getSchema(parameter.schema().toString(), InputFormat.JSON), at);
  }

  List<PolicyProblem> validate(JsonNode value) {
    try {
      return schema.validate(value).stream()
          .filter(error -> !error.getKeyword().equals("if"))
          .map(error -> problem(value, error))
          .toList();
    } catch (NumberFormatException e) { // the library cannot compare what is no double
      return List.of(
          new PolicyProblem(
              below.equals(FieldPath.ROOT) ? below.field("spec") : below,
              ErrorType.Invalid,
              "a number in it is beyond those of JSON readers",
              "set a smaller number"));
    }
  }

  private PolicyProblem problem(JsonNode root, Error error) {
    JsonNode value = SchemaError.at(FieldPath.ROOT, error).in(root);
    FieldPath path = SchemaError.at(below, error);
    SchemaError found = SchemaError.of(below, root, error);
    return switch (error.getKeyword()) {
      case "additionalProperties" ->
          new PolicyProblem(
              found.path(),
              found.type(),
              "there is no such field here",
              "remove it or correct its name");
      case "required" ->
          new PolicyProblem(found.path(), found.type(), "the field is missing", "add it");
      case "enum" -> choice(path, value, words(error));
      case "type" ->
          new PolicyProblem(
              path,
              ErrorType.TypeInvalid,
              "must be " + types(error.getSchemaNode()) + ", not " + Quote.type(value),
              "set " + types(error.getSchemaNode()));
      case "pattern" ->
          new PolicyProblem(
              path,
              ErrorType.Invalid,
              Quote.value(value) + " is not a valid value",
              "match " + String.valueOf(error.getSchemaNode()).replace("\"", ""));
      case "minLength", "minItems" ->
          new PolicyProblem(path, ErrorType.Invalid, "must not be empty", "set a value");
      case "maxLength" ->
          new PolicyProblem(
              path,
              ErrorType.TooLong,
              "must have at most " + error.getSchemaNode() + " characters",
              "shorten it");
      default ->
          new PolicyProblem(path, ErrorType.Invalid, Quote.line(error.getMessage()), "change it");
    };
  }

  private static PolicyProblem choice(FieldPath path, JsonNode value, List<String> words) {
    return new PolicyProblem(
        path,
        ErrorType.NotSupported,
        "unsupported value " + Quote.value(value),
        Suggestion.didYouMean(value.asText(), words)
            .orElse("supported values: " + String.join(", ", words)));
  }

  /** The value of the keyword {@code type}: a word of JSON Schema, or a list of them. */
  private static String types(@Nullable JsonNode type) {
    if (type == null) {
      return "of another type";
    }
    return type.isArray()
        ? StreamSupport.stream(type.spliterator(), false)
            .map(PolicySchema::types)
            .collect(Collectors.joining(" or "))
        : switch (type.asText()) {
          case "array" -> "a list";
          case "boolean" -> "true or false";
          case "integer", "object" -> "an " + type.asText();
          default -> "a " + type.asText();
        };
  }

  private static List<String> words(Error error) {
    JsonNode words = error.getSchemaNode();
    return words == null
        ? List.of()
        : StreamSupport.stream(words.spliterator(), false).map(JsonNode::asText).toList();
  }
}
