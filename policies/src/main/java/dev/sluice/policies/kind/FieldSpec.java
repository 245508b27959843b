package dev.sluice.policies.kind;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.FieldPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Where something sits in one kind, as a kind profile says. */
public final class FieldSpec {
  private final FieldType type;
  private final JsonPointer at;
  private final FieldPath path;
  private final boolean partial;
  private final JsonNode attributes;
  private final Map<String, List<String>> texts = new HashMap<>();

  FieldSpec(FieldType type, JsonPointer at, boolean partial, JsonNode attributes) {
    this.type = type;
    this.at = at;
    this.path = FieldPath.ROOT.resolve(at);
    this.partial = partial;
    this.attributes = attributes;
    attributes.properties().forEach(a -> texts.put(a.getKey(), texts(a.getValue())));
  }

  private static List<String> texts(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).toList()
        : List.of(value.asText());
  }

  /** What sits there. */
  public FieldType type() {
    return type;
  }

  /** Pointer of field names from the root of the object. */
  public JsonPointer at() {
    return at;
  }

  /** The same as a field path. */
  public FieldPath path() {
    return path;
  }

  /** Whether the place belongs to a fragment, in which nothing is missing. */
  public boolean partial() {
    return partial;
  }

  /** Its own pointer and those that the profile gives beside it. */
  Stream<String> pointers() {
    return Stream.concat(
        Stream.of(at.toString()),
        texts.values().stream().flatMap(List::stream).filter(text -> text.startsWith("/")));
  }

  /** What else the profile says of it; the names depend on the type. */
  public JsonNode attributes() {
    return attributes;
  }

  /** The attribute as text; empty where the profile does not give it. */
  public String text(String attribute) {
    return attributes.path(attribute).asText("");
  }

  /** Whether the attribute is given as true. */
  public boolean flag(String attribute) {
    return attributes.path(attribute).asBoolean(false);
  }

  /** The attribute as texts: of a list, or a single one. */
  public List<String> texts(String attribute) {
    return texts.getOrDefault(attribute, List.of());
  }
}
