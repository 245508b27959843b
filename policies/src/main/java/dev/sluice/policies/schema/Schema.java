package dev.sluice.policies.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a value may be, in the words of OpenAPI that Kubernetes knows. The fields, entries and
 * elements below it are compiled when one is first asked for, and kept for all threads.
 */
public final class Schema {
  /** By fields of an object, the first minor version of Kubernetes 1 that has them. */
  static final String SINCE = "x-sluice-since";

  private final JsonNode source;
  private final Definitions definitions;
  private final SchemaType type;
  private final boolean nullable;
  private final boolean narrow;
  private final boolean unknownKept;
  private final boolean embedded;
  private final boolean defaulted;
  private final List<String> required;
  private final Constraints constraints;
  private final boolean constrained;
  private final boolean anyString;
  private final JsonNode since;
  private final boolean newer;
  private final JsonNode fields;
  private volatile @Nullable Map<String, Schema> properties;
  private volatile @Nullable Schema entries;
  private volatile @Nullable Schema elements;

  Schema(JsonNode source, Definitions definitions) {
    this.source = source;
    this.definitions = definitions;
    this.type = SchemaType.of(source);
    this.fields = source.path("properties");
    this.nullable = definitions.isDecoded() || source.path("nullable").asBoolean(false);
    this.narrow = source.path("format").asText("").equals("int32");
    this.embedded = source.path("x-kubernetes-embedded-resource").asBoolean(false);
    this.defaulted = source.has("default");
    boolean open = definitions.isDecoded() && !fields.isObject() && !hasEntries();
    this.unknownKept =
        open
            || definitions.keepUnknown()
            || source.path("x-kubernetes-preserve-unknown-fields").asBoolean(false)
            || source.path("additionalProperties").asBoolean(false);
    this.required = definitions.isDecoded() ? List.of() : strings(source.path("required"));
    this.constraints = Constraints.of(source, definitions.isDecoded());
    this.constrained = !constraints.equals(Constraints.NONE);
    this.anyString = type == SchemaType.STRING && !constrained;
    this.since = source.path(SINCE);
    this.newer = !since.isEmpty();
  }

  private static List<String> strings(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  private boolean hasEntries() {
    return source.path("additionalProperties").isObject();
  }

  SchemaType type() {
    return type;
  }

  /** Whether the value is decoded into a type of Kubernetes, instead of being validated. */
  boolean isDecoded() {
    return definitions.isDecoded();
  }

  /** Whether null may be kept. */
  boolean isNullable() {
    return nullable;
  }

  /** Whether an integer has 32 bits, not 64. */
  boolean isNarrow() {
    return narrow;
  }

  /** Whether fields of an object that the schema does not have are kept. */
  boolean keepsUnknown() {
    return unknownKept;
  }

  /** Whether it is a whole object with apiVersion, kind and metadata. */
  boolean isEmbedded() {
    return embedded;
  }

  /** Whether something is filled in where no value is given. */
  boolean isDefaulted() {
    return defaulted;
  }

  /** What is filled in there; missing for nothing. */
  JsonNode filledIn() {
    return source.path("default");
  }

  /** Whether a value of the type has to fulfil anything else. */
  boolean isConstrained() {
    return constrained;
  }

  /** Whether it may be any string, and nothing else. */
  boolean isAnyString() {
    return anyString;
  }

  /** What else a value of the type has to fulfil. */
  Constraints constraints() {
    return constraints;
  }

  /** The fields that an object must have. */
  List<String> required() {
    return required;
  }

  /** The names of the fields of an object. */
  List<String> names() {
    List<String> names = new ArrayList<>(fields.size());
    fields.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The schema of a field of an object; null if it has no such field. */
  @Nullable Schema property(String name) {
    Map<String, Schema> known = properties;
    if (known == null) {
      known = compiled();
      properties = known;
    }
    return known.get(name);
  }

  private Map<String, Schema> compiled() {
    Map<String, Schema> schemas = HashMap.newHashMap(fields.size());
    fields
        .properties()
        .forEach(field -> schemas.put(field.getKey(), definitions.compile(field.getValue())));
    return schemas;
  }

  /** Whether some version of Kubernetes does not have all fields yet. */
  boolean hasNewer() {
    return newer;
  }

  /** The first minor version of Kubernetes 1 that has a field; 0 where all have it. */
  int since(String name) {
    return since.path(name).asInt(0);
  }

  /** The schema of all entries of a map; null if the object is none. */
  @Nullable Schema entries() {
    Schema known = entries;
    if (known == null && hasEntries()) {
      known = definitions.compile(source.path("additionalProperties"));
      entries = known;
    }
    return known;
  }

  /** The schema of the elements of a list; null where they may be anything. */
  @Nullable Schema elements() {
    Schema known = elements;
    if (known == null && source.path("items").isObject()) {
      known = definitions.compile(source.path("items"));
      elements = known;
    }
    return known;
  }
}
