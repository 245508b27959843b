package dev.sluice.policies.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import dev.sluice.policies.documents.DataFiles;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Quote;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** The shape of Policy and PolicyExemption documents: {@code policy.schema.json}. */
final class PolicySchema {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12,
              builder ->
                  builder.schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .pathType(PathType.JSON_POINTER)
                          .locale(Locale.ENGLISH)
                          .build()))
          .getSchema(DataFiles.text("policy.schema.json"), InputFormat.JSON);

  /** A problem at a path. */
  record Problem(FieldPath path, String text) {}

  private PolicySchema() {}

  static List<Problem> validate(JsonNode document) {
    return SCHEMA.validate(document).stream()
        .filter(error -> !error.getKeyword().equals("if"))
        .map(error -> new Problem(path(document, error), text(document, error)))
        .toList();
  }

  private static FieldPath path(JsonNode document, Error error) {
    FieldPath path = at(error);
    boolean surplus = error.getKeyword().equals("additionalProperties");
    return surplus && path.in(document).isObject() ? path.field(error.getProperty()) : path;
  }

  private static FieldPath at(Error error) {
    FieldPath path = FieldPath.ROOT;
    for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
      Object element = error.getInstanceLocation().getElement(i);
      path = element instanceof Integer index ? path.index(index) : path.field(element.toString());
    }
    return path;
  }

  private static String text(JsonNode document, Error error) {
    return switch (error.getKeyword()) {
      case "additionalProperties" -> "there is no such field here; remove it or correct its name";
      case "required" -> "the field " + error.getProperty() + " is missing; add it";
      case "enum" -> "must be one of " + choices(error) + ", not " + quoted(document, error);
      default -> error.getMessage() + "; correct it";
    };
  }

  private static String choices(Error error) {
    return error.getSchemaNode() == null
        ? "the known words"
        : String.join(
            ", ",
            StreamSupport.stream(error.getSchemaNode().spliterator(), false)
                .map(JsonNode::asText)
                .toList());
  }

  private static String quoted(JsonNode document, Error error) {
    return Quote.value(at(error).in(document));
  }
}
