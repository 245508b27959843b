package dev.sluice.policies.kubernetes;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A value of a resource together with its path, so that a rule that walks down always knows where
 * it is.
 *
 * @param node the value; a missing node where there is none
 * @param path its path, also where there is no value
 */
public record Value(JsonNode node, FieldPath path) {

  /** The field {@code name} of this object; not set where this is no object. */
  public Value get(String name) {
    return new Value(node.path(name), path.field(name));
  }

  /** The value that a pointer of field names leads to. */
  public Value at(String pointer) {
    JsonPointer fields = FieldPointer.of(pointer).pointer();
    return new Value(node.at(fields), path.resolve(fields));
  }

  /** Whether there is a value; an explicit null is none. */
  public boolean isSet() {
    return !node.isMissingNode() && !node.isNull();
  }

  /** Whether the value is set and not an empty text, list or object. */
  public boolean isFilled() {
    return isSet()
        && !(node.isContainerNode() && node.isEmpty())
        && !(node.isTextual() && node.textValue().isEmpty());
  }

  /** Whether the value is set and not an empty text, which most readers take for not set. */
  public boolean isGiven() {
    return isSet() && !(node.isTextual() && node.textValue().isEmpty());
  }

  /** The text, if it is one. */
  public Optional<String> text() {
    return Optional.ofNullable(node.textValue());
  }

  /** The whole number, if it is one that fits; 1.0 is one, as for the API server. */
  public Optional<Long> number() {
    boolean whole =
        node.isIntegralNumber()
            ? node.canConvertToLong()
            : node.isNumber() && node.canConvertToExactIntegral() && node.canConvertToLong();
    return whole ? Optional.of(node.longValue()) : Optional.empty();
  }

  /** The text, if it is one that is not empty. */
  public Optional<String> filledText() {
    return text().filter(text -> !text.isEmpty());
  }

  /** Whether the value is the boolean true. */
  public boolean isTrue() {
    return node.isBoolean() && node.booleanValue();
  }

  /** The elements of a list; none where this is no list. */
  public List<Value> elements() {
    if (!node.isArray()) {
      return List.of();
    }
    List<Value> elements = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      elements.add(new Value(node.get(i), path.index(i)));
    }
    return elements;
  }

  /** The entries of a map, with map keys in their paths; none where this is no object. */
  public Stream<Value> entries() {
    return node.isObject() ? node.properties().stream().map(this::entry) : Stream.empty();
  }

  /** The entry {@code key} of this map; not set where this is no object. */
  public Value entry(String key) {
    return new Value(node.path(key), path.key(key));
  }

  /** The fields of an object, by name. */
  public Stream<Value> fields() {
    return node.isObject()
        ? node.properties().stream().map(f -> new Value(f.getValue(), path.field(f.getKey())))
        : Stream.empty();
  }

  private Value entry(Map.Entry<String, JsonNode> member) {
    return new Value(member.getValue(), path.key(member.getKey()));
  }

  /** The last member of the path: the field's name or the map key. */
  public String name() {
    return path.last();
  }

  /** This value in another version of the same resource. */
  public Value in(JsonNode root) {
    return new Value(path.in(root), path);
  }

  /** No value at a path. */
  public static Value missing(FieldPath path) {
    return new Value(MissingNode.getInstance(), path);
  }
}
