package dev.sluice.policies.kubernetes;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value of an object together with its path, so that a rule that walks down always knows where it
 * is. It is <em>given</em> where somebody wrote it, and <em>set</em> where there is one, written or
 * filled in by the API server.
 */
public final class Value implements Located {
  private final JsonNode node;
  private final @Nullable Value parent;

  /** What leads here from the parent: see {@link FieldPath#below}. */
  private final Object step;

  /** Made when it is asked for: mostly nobody does. */
  private @Nullable FieldPath path;

  private final boolean given;
  private final Defaults defaults;
  private final Steps steps;

  private Value(JsonNode node, FieldPath path, boolean given, Defaults defaults, Steps steps) {
    this.node = node;
    this.parent = null;
    this.step = "";
    this.path = path;
    this.given = given;
    this.defaults = defaults;
    this.steps = steps;
  }

  private Value(JsonNode node, Value parent, Object step, boolean given, Defaults defaults) {
    this.node = node;
    this.parent = parent;
    this.step = step;
    this.given = given;
    this.defaults = defaults;
    this.steps = parent.steps;
  }

  /** A value at a path, below which nothing is filled in. */
  public static Value of(JsonNode node, FieldPath path) {
    return of(node, path, Defaults.NONE, Steps.UNCOUNTED);
  }

  /** A value at a path, or what is filled in there; whoever goes on from it takes steps. */
  public static Value of(JsonNode node, FieldPath path, Defaults defaults, Steps steps) {
    return new Value(filledIn(node, defaults), path, Nodes.isSet(node), defaults, steps);
  }

  /** No value at a path. */
  public static Value missing(FieldPath path) {
    return of(MissingNode.getInstance(), path);
  }

  /** What is filled in for a value that is not there; the value itself where nothing is. */
  private static JsonNode filledIn(JsonNode node, Defaults defaults) {
    if (defaults.isNone() || Nodes.isSet(node)) {
      return node;
    }
    JsonNode filled = defaults.value();
    return filled.isMissingNode() ? node : filled;
  }

  private Value child(JsonNode child, Object by, Defaults below) {
    steps.take();
    return new Value(filledIn(child, below), this, by, given && Nodes.isSet(child), below);
  }

  private Value child(JsonNode child, FieldPath at, Defaults below) {
    steps.take();
    return new Value(filledIn(child, below), at, given && Nodes.isSet(child), below, steps);
  }

  /** The tree; a missing node where there is no value. Read only. */
  public JsonNode node() {
    return node;
  }

  @Override
  public FieldPath path() {
    FieldPath known = path;
    if (known == null) {
      known = parent == null ? FieldPath.ROOT : parent.path().below(step);
      path = known;
    }
    return known;
  }

  /** The work that it is looked at for. */
  public Steps steps() {
    return steps;
  }

  /** The last element of the path: the field's name or the map key. */
  public String name() {
    return parent == null ? path().last() : step.toString();
  }

  /** The field {@code name} of this object; not set where this is no object. */
  public Value get(String name) {
    return child(Nodes.field(node, name), name, defaults.field(name));
  }

  /** Whether nothing is filled in at it and below it. */
  public boolean isAsGiven() {
    return defaults.isNone();
  }

  /** The tree of a field, as {@link #get} has it, where nobody asks for its place. */
  public JsonNode node(String name) {
    if (!defaults.isNone()) {
      return get(name).node;
    }
    steps.take();
    return Nodes.field(node, name);
  }

  /**
   * The field of this object whose whole path is known already, which saves making it.
   *
   * @param missing what it is where there is no field and nothing filled in
   */
  public Value get(FieldPath field, Value missing) {
    String name = field.last();
    JsonNode there = Nodes.field(node, name);
    return there instanceof MissingNode && defaults.isNone()
        ? missing
        : child(there, field, defaults.field(name));
  }

  /** The value that a pointer of field names leads to. */
  public Value at(String pointer) {
    return at(FieldPointer.of(pointer));
  }

  /** The value that a pointer of field names leads to. */
  public Value at(FieldPointer pointer) {
    FieldPath at = path().isRoot() ? pointer.path() : path().resolve(pointer.pointer());
    if (defaults.isNone()) {
      return child(node.at(pointer.pointer()), at, Defaults.NONE);
    }
    JsonNode there = node;
    Defaults below = defaults;
    boolean written = given;
    for (JsonPointer rest = pointer.pointer(); !rest.matches(); rest = rest.tail()) {
      String name = rest.getMatchingProperty();
      there = Nodes.field(there, name);
      below = below.field(name);
      if (!Nodes.isSet(there)) {
        written = false;
        JsonNode filled = below.value();
        there = filled.isMissingNode() ? there : filled;
      }
    }
    steps.take();
    return new Value(there, at, written, below, steps);
  }

  /** The entry {@code key} of this map; not set where this is no object. */
  public Value entry(String key) {
    return child(Nodes.field(node, key), new FieldPath.Key(key), Defaults.NONE);
  }

  /** The elements of a list; none where this is no list. */
  public List<Value> elements() {
    if (!(node instanceof ArrayNode) || node.isEmpty()) {
      return List.of();
    }
    List<Value> elements = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      elements.add(element(i));
    }
    return elements;
  }

  /** An element of this list; not set where there is none. */
  public Value element(int index) {
    return child(node.path(index), index, Defaults.NONE);
  }

  /** The entries of a map, with map keys in their paths; none where this is no object. */
  public List<Value> entries() {
    if (!(node instanceof ObjectNode) || node.isEmpty()) {
      return List.of();
    }
    List<Value> entries = new ArrayList<>(node.size());
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      entries.add(child(entry.getValue(), new FieldPath.Key(entry.getKey()), Defaults.NONE));
    }
    return entries;
  }

  /** The fields of an object that are written in it, by name. */
  public List<Value> fields() {
    if (!(node instanceof ObjectNode) || node.isEmpty()) {
      return List.of();
    }
    List<Value> fields = new ArrayList<>(node.size());
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey();
      fields.add(child(field.getValue(), name, defaults.field(name)));
    }
    return fields;
  }

  /** Whether an object has a field or entry of that name, be it null. */
  public boolean has(String name) {
    return node.has(name);
  }

  /** Whether somebody wrote a value; an explicit null is none. */
  public boolean isGiven() {
    return given;
  }

  /** Whether there is a value, written or filled in; an explicit null is none. */
  public boolean isSet() {
    return Nodes.isSet(node);
  }

  /** Whether it is set, or the API server fills something in below it. */
  public boolean isFilledIn() {
    return isSet() || defaults.fillsIn();
  }

  /** Whether it is set and not an empty string, which most readers take for not set. */
  public boolean isPresent() {
    return isSet() && !isEmptyString();
  }

  /** Whether it is set and not an empty string, list or object. */
  public boolean isFilled() {
    return !Nodes.isEmpty(node);
  }

  private boolean isEmptyString() {
    String text = Nodes.text(node);
    return text != null && text.isEmpty();
  }

  /** Whether it is what the API server fills in here, written or not. */
  public boolean isDefault() {
    return defaults.value().equals(node);
  }

  /** Whether the value is an object. */
  public boolean isObject() {
    return node instanceof ObjectNode;
  }

  /** Whether the value is a list. */
  public boolean isList() {
    return node instanceof ArrayNode;
  }

  /** Whether the value is a string. */
  public boolean isString() {
    return node instanceof TextNode;
  }

  /** Whether the value is a number. */
  public boolean isNumber() {
    return node.isNumber();
  }

  /** Whether the value is the boolean true. */
  public boolean isTrue() {
    return node.isBoolean() && node.booleanValue();
  }

  /** Whether the value is this string. */
  public boolean is(String string) {
    return string.equals(Nodes.text(node));
  }

  /** The string, if it is one. */
  public Optional<String> string() {
    return Optional.ofNullable(Nodes.text(node));
  }

  /** The string, if it is one that is not empty. */
  public Optional<String> filledString() {
    return string().filter(string -> !string.isEmpty());
  }

  /** What a scalar says as a string, such as {@code 1} or {@code true}; empty of anything else. */
  public String scalar() {
    return node.asText("");
  }

  /** The integer, if it is one of 64 bits; 1.0 is one, as for the API server. */
  public Optional<Long> integer() {
    boolean integer =
        node.isIntegralNumber()
            ? node.canConvertToLong()
            : node.isNumber() && node.canConvertToExactIntegral() && node.canConvertToLong();
    return integer ? Optional.of(node.longValue()) : Optional.empty();
  }

  /** Whether two values are the same JSON. */
  public boolean equalsValue(Value other) {
    return node.equals(other.node);
  }

  @Override
  public String toString() {
    return path() + ": " + Quote.type(node);
  }
}
