package dev.sluice.policies.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The schemas that others refer to by name ({@code #/$defs/…}), each compiled once. */
final class Definitions {
  private static final String REFERENCE = "#/$defs/";

  private final JsonNode sources;
  private final boolean decoded;
  private final boolean unknownKept;
  private final @Nullable Definitions more;
  private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

  /** Those of scalars: of most fields it is one of a handful, by what it is made from. */
  private final Map<JsonNode, Schema> scalars = new ConcurrentHashMap<>();

  private Definitions(
      JsonNode sources, boolean decoded, boolean unknownKept, @Nullable Definitions more) {
    this.sources = sources;
    this.decoded = decoded;
    this.unknownKept = unknownKept;
    this.more = more;
  }

  /** Of schemas of kinds, which the API server validates. */
  static Definitions validated(JsonNode sources) {
    return new Definitions(sources, false, false, null);
  }

  /** Of Kubernetes' own types, into which the API server decodes. */
  static Definitions decoded(JsonNode sources) {
    return new Definitions(sources, true, false, null);
  }

  /** These and more of the same kind, which may refer to these. */
  Definitions with(JsonNode others) {
    return new Definitions(others, decoded, unknownKept, this);
  }

  /**
   * None, for one schema that is validated and refers to no other.
   *
   * @param unknownKept whether unknown fields are kept everywhere
   */
  static Definitions ofOne(boolean unknownKept) {
    return new Definitions(MissingNode.getInstance(), false, unknownKept, null);
  }

  /** Whether values are decoded, so that null is nothing, and only types count. */
  boolean isDecoded() {
    return decoded;
  }

  /** Whether fields are kept that no schema has. */
  boolean keepUnknown() {
    return unknownKept;
  }

  /** A schema as it is written: one of its own or a reference. */
  Schema compile(JsonNode source) {
    String reference = source.path("$ref").asText("");
    if (!reference.isEmpty()) {
      return named(reference.substring(REFERENCE.length()));
    }
    boolean isScalar = source.valueStream().noneMatch(JsonNode::isContainerNode);
    return isScalar
        ? scalars.computeIfAbsent(source, made -> new Schema(made, this))
        : new Schema(source, this);
  }

  /**
   * The schema of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  Schema named(String name) {
    Schema known = compiled.get(name);
    if (known != null) {
      return known;
    }
    JsonNode source = sources.path(name);
    if (source.isMissingNode() && more != null) {
      return more.named(name);
    }
    if (source.isMissingNode()) {
      throw new IllegalArgumentException("there is no definition " + name);
    }
    Schema made = compile(source);
    Schema other = compiled.putIfAbsent(name, made);
    return other == null ? made : other;
  }
}
