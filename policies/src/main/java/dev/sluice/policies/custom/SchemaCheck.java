package dev.sluice.policies.custom;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import dev.sluice.policies.custom.Place.Spot;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A JSON Schema (2020-12) laid on a value. It has no references, so that each part of it meets each
 * part of the value once at most: sizes bound the work.
 *
 * @param schema the schema
 * @param size its values, one in the other
 */
record SchemaCheck(Schema schema, int size) implements Check {
  /** The most values that a schema may have. */
  static final int LARGEST = 2_000;

  /** Parts of the schema times parts of the value. */
  private static final long MOST_WORK = 50_000_000;

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder()
                      .pathType(PathType.JSON_POINTER)
                      .locale(Locale.ENGLISH)
                      .regularExpressionFactory(LinearPattern::of)
                      .build()));

  /** Of a schema that a policy's own schema found right, with patterns that are. */
  static SchemaCheck of(JsonNode schema) {
    Schema compiled = REGISTRY.getSchema(schema.toString(), InputFormat.JSON);
    compiled.initializeValidators();
    return new SchemaCheck(compiled, (int) Math.min(LARGEST, size(schema)));
  }

  @Override
  public List<Miss> misses(Spot spot, Review review, Steps steps) throws RuleFailedException {
    long parts = size(spot.value());
    steps.take((int) Math.min(Integer.MAX_VALUE / 2, parts));
    if (parts * size > MOST_WORK) {
      throw new RuleFailedException("the value is too large for its schema");
    }
    List<Miss> misses = new ArrayList<>();
    for (Error error : validate(spot.value())) {
      misses.add(miss(spot, error));
    }
    return misses;
  }

  private List<Error> validate(JsonNode value) throws RuleFailedException {
    try {
      return schema.validate(value);
    } catch (NumberFormatException e) { // the library cannot compare what is no double
      throw new RuleFailedException("a number in it is beyond those of JSON readers");
    }
  }

  /** Which branch of several was meant nobody knows: then it is the value as a whole. */
  private static Miss miss(Spot spot, Error error) {
    String path = error.getEvaluationPath().toString();
    if (path.contains("/anyOf/") || path.contains("/oneOf/")) {
      return new Miss(spot.path(), ErrorType.Invalid);
    }
    SchemaError found = SchemaError.of(spot.path(), spot.value(), error);
    return new Miss(found.path(), found.type());
  }

  /** Of long strings every 64 characters count. */
  static long size(JsonNode value) {
    long size = 1L + (value.isTextual() ? value.textValue().length() / 64 : 0);
    for (JsonNode below : value) {
      size += size(below);
    }
    return size;
  }
}
