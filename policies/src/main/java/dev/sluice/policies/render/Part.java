package dev.sluice.policies.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Located;
import dev.sluice.policies.kubernetes.Nodes;
import dev.sluice.policies.kubernetes.Steps;
import dev.sluice.policies.kubernetes.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A part of a rendered pod: a tree of JSON of which every branch knows where it comes from. What
 * was written is shared with the resource; only what lies above an addition is new ({@link
 * ObjectPart}, {@link ListPart}).
 */
public abstract sealed class Part implements Located
    permits Part.Written, Part.Constant, ObjectPart, ListPart {

  /** The tree; a missing node where there is nothing. Read only. */
  public abstract JsonNode node();

  /** Who wrote or added it; of what was merged, who laid the last layer. */
  public abstract Origin origin();

  /** The field of this object; a part of nothing where there is none. */
  public abstract Part get(String field);

  /** The tree of a field or entry, as that part has it, where nobody asks for its place. */
  public abstract JsonNode node(String field);

  /** The entry of this map; the same as a field but for its path. */
  public abstract Part entry(String key);

  /** The elements of a list; none where this is no list. */
  public abstract List<? extends Part> elements();

  /** The elements of the list in a field; none where there is no list. */
  public List<? extends Part> elements(String field) {
    JsonNode list = node(field);
    return list instanceof ArrayNode && !list.isEmpty() ? get(field).elements() : List.of();
  }

  /** What parts are marked with that were seen: what several pods share is one part of each. */
  public static final class Mark {}

  /** Whether it has a mark. */
  public boolean has(Mark mark) {
    return false;
  }

  /** Marks it, if pods may share it. */
  public void put(Mark mark) {}

  /** The names of the fields that are set and of which somebody wrote something. */
  public List<String> ownNames() {
    List<String> own = new ArrayList<>();
    for (String name : names()) {
      if (hasOwn(name)) {
        own.add(name);
      }
    }
    return own;
  }

  /** The names of the fields or entries, in order; none where this is no object. */
  public Iterable<String> names() {
    return node()::fieldNames;
  }

  /** Whether it is an object or a map. */
  public boolean isObject() {
    return node() instanceof ObjectNode;
  }

  /** Whether it reads as an object: in a list null is an empty one. */
  public final boolean isElement() {
    return isObject() || node() instanceof NullNode;
  }

  /** Whether it is a list. */
  public boolean isList() {
    return node() instanceof ArrayNode;
  }

  /** Where somebody can change it: where it was written, or where it was asked for. */
  @Override
  public final FieldPath path() {
    return place().orElse(FieldPath.ROOT);
  }

  /** The same; empty where the resource has no word of it. */
  public final Optional<FieldPath> place() {
    return switch (origin()) {
      case Origin.Written(FieldPath at) -> Optional.of(at);
      case Origin.Added added -> added.from();
    };
  }

  /** Whether one of some parts was written. */
  public static boolean isAnyWritten(List<? extends Part> parts) {
    for (Part part : parts) {
      if (part.isWritten()) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is, as a whole, what somebody wrote. */
  public boolean isAsWritten() {
    return false;
  }

  /** Whether nobody wrote anything of it: a system adds it as a whole. */
  public final boolean isForeign() {
    return this instanceof Constant && !isWritten();
  }

  /** Whether somebody wrote it as it is, or its last layer. */
  public boolean isWritten() {
    return origin() instanceof Origin.Written;
  }

  /** Whether this object has a field other than null. */
  public boolean has(String field) {
    return Nodes.isSet(Nodes.field(node(), field));
  }

  /** Whether this object has a field other than null of which somebody wrote something. */
  public boolean hasOwn(String field) {
    return Nodes.isSet(node(field)) && !isForeign();
  }

  /** Whether there is a value other than null. */
  public boolean isSet() {
    return Nodes.isSet(node());
  }

  /** Whether it is this string. */
  public final boolean is(String string) {
    return string.equals(Nodes.text(node()));
  }

  /** The string, if it is one that is not empty. */
  public final Optional<String> string() {
    String text = Nodes.text(node());
    return text == null || text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** The string; empty where it is none. */
  public final String text() {
    return text(node());
  }

  /** The string of a field; empty where there is none. */
  public final String text(String field) {
    return text(node(field));
  }

  private static String text(JsonNode node) {
    String text = Nodes.text(node);
    return text == null ? "" : text;
  }

  /** Whether it is the boolean true. */
  public final boolean isTrue() {
    return node() instanceof BooleanNode value && value.booleanValue();
  }

  /** Whether a field is the boolean true. */
  public final boolean isTrue(String field) {
    return node(field) instanceof BooleanNode value && value.booleanValue();
  }

  /** The integer, if it is one of 64 bits. */
  public final OptionalLong integer() {
    JsonNode number = node();
    return isInteger(number) ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
  }

  /** The integer of 64 bits that a field is; another number where it is none. */
  public final long integer(String field, long otherwise) {
    JsonNode number = node(field);
    return isInteger(number) ? number.longValue() : otherwise;
  }

  private static boolean isInteger(JsonNode number) {
    return number.isNumber() && number.canConvertToExactIntegral() && number.canConvertToLong();
  }

  /** Whether it is nothing, null, or an empty string, list or object. */
  public final boolean isEmpty() {
    return Nodes.isEmpty(node());
  }

  /** Whether a field is nothing, null, or an empty string, list or object. */
  public final boolean isEmpty(String field) {
    return Nodes.isEmpty(node(field));
  }

  /** Whether a field has a value other than null. */
  public boolean isSet(String field) {
    return Nodes.isSet(node(field));
  }

  /** The value as a cursor at its place in the resource, for what is said of it. */
  public Value value() {
    return Value.of(node(), path());
  }

  /** What a resource has at a value, as it is. */
  public static Part written(Value value) {
    return new Written(value);
  }

  /** The same, of which several parts are made: they have the parts below it in common. */
  public static Part shared(Value value) {
    return new Shared(value);
  }

  /** What a system adds; {@code node} may be shared by all pods. */
  public static Part added(JsonNode node, Origin.Added origin) {
    return new Constant(node, origin);
  }

  /** A tree that a written string holds, all of it at the place of the string. */
  public static Part within(Part string, JsonNode tree) {
    return new Constant(tree, new Origin.Written(string.path()));
  }

  static Part nothing(Origin origin) {
    return new Constant(MissingNode.getInstance(), origin);
  }

  /** A whole tree that somebody wrote. */
  static sealed class Written extends Part permits Shared {
    private final JsonNode node;

    /** Where it is: below a part, by the name of a field, the index of an element or a key. */
    private final @Nullable Written above;

    private final Object step;

    /** The key of a map's entry. */
    private record Key(String key) {}

    /** The same as a cursor, made when somebody asks for it: mostly nobody does. */
    private @Nullable Value value;

    /** Whether the API server fills nothing in at it and below it. */
    private final boolean isPlain;

    private final Steps steps;
    private @Nullable List<Part> elements;

    Written(Value value) {
      this.node = value.node();
      this.above = null;
      this.step = "";
      this.value = value;
      this.isPlain = value.isAsGiven();
      this.steps = value.steps();
    }

    private Written(JsonNode node, Written above, Object step) {
      this.node = node;
      this.above = above;
      this.step = step;
      this.isPlain = true;
      this.steps = above.steps;
    }

    /** A part of something below the value. */
    Written of(Value below) {
      return new Written(below);
    }

    /** A part below this one, which is plain. */
    Written of(JsonNode below, Object by) {
      return new Written(below, this, by);
    }

    @Override
    public JsonNode node() {
      return node;
    }

    @Override
    public Origin origin() {
      return new Origin.Written(value().path());
    }

    @Override
    public boolean isWritten() {
      return true;
    }

    @Override
    public boolean isAsWritten() {
      return true;
    }

    @Override
    public List<String> ownNames() {
      List<String> own = new ArrayList<>(node.size());
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (Nodes.isSet(field.getValue())) {
          own.add(field.getKey());
        }
      }
      return own;
    }

    @Override
    public Part get(String field) {
      if (isPlain) {
        steps.take();
        return of(Nodes.field(node, field), field);
      }
      return of(value().get(field));
    }

    @Override
    public JsonNode node(String field) {
      if (isPlain) {
        steps.take();
        return Nodes.field(node, field);
      }
      return value().node(field);
    }

    @Override
    public Part entry(String key) {
      if (isPlain) {
        steps.take();
        return of(Nodes.field(node, key), new Key(key));
      }
      return of(value().entry(key));
    }

    /** The same each time: pods that share a list share its elements, too. */
    @Override
    public List<Part> elements() {
      List<Part> known = elements;
      if (known == null) {
        known = made();
        elements = known;
      }
      return known;
    }

    private List<Part> made() {
      int size = node instanceof ArrayNode ? node.size() : 0;
      List<Part> made = size == 0 ? List.of() : new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        steps.take();
        made.add(isPlain ? of(node.path(i), i) : of(value().element(i)));
      }
      return made;
    }

    @Override
    public Value value() {
      Value known = value;
      if (known == null) {
        Value parent = Objects.requireNonNull(above).value();
        known =
            switch (step) {
              case Integer index -> parent.element(index);
              case Key(String key) -> parent.entry(key);
              default -> parent.get(step.toString());
            };
        value = known;
      }
      return known;
    }
  }

  /** The same, of which several pods are made, that have in common what is below it. */
  static final class Shared extends Written {
    /** More fields of one object are hardly asked for. */
    private static final int KEPT = 32;

    private static final String[] NO_NAMES = {};
    private static final Part[] NONE = {};

    private @Nullable Mark mark;

    /** As they were asked for. */
    private String[] names = NO_NAMES;

    private Part[] fields = NONE;
    private int size;

    Shared(Value value) {
      super(value);
    }

    private Shared(JsonNode node, Shared above, Object step) {
      super(node, above, step);
    }

    @Override
    Written of(Value below) {
      return new Shared(below);
    }

    @Override
    Written of(JsonNode below, Object by) {
      return new Shared(below, this, by);
    }

    @Override
    public boolean has(Mark other) {
      return mark == other;
    }

    @Override
    public void put(Mark other) {
      mark = other;
    }

    @Override
    public Part get(String field) {
      for (int i = 0; i < size; i++) {
        if (names[i].equals(field)) {
          return fields[i];
        }
      }
      Part part = super.get(field);
      if (part.node() instanceof ContainerNode) {
        keep(field, part);
      }
      return part;
    }

    private void keep(String field, Part part) {
      if (size < KEPT) {
        if (size == names.length) {
          names = Arrays.copyOf(names, Math.max(2, 2 * size));
          fields = Arrays.copyOf(fields, names.length);
        }
        names[size] = field;
        fields[size++] = part;
      }
    }
  }

  /** A whole tree that a system adds, or nothing. */
  static final class Constant extends Part {
    private final JsonNode node;
    private final Origin origin;

    Constant(JsonNode node, Origin origin) {
      this.node = node;
      this.origin = origin;
    }

    @Override
    public JsonNode node() {
      return node;
    }

    @Override
    public Origin origin() {
      return origin;
    }

    @Override
    public Part get(String field) {
      return new Constant(Nodes.field(node, field), origin);
    }

    @Override
    public JsonNode node(String field) {
      return Nodes.field(node, field);
    }

    @Override
    public Part entry(String key) {
      return get(key);
    }

    @Override
    public List<Part> elements() {
      if (!(node instanceof ArrayNode)) {
        return List.of();
      }
      List<Part> elements = new ArrayList<>(node.size());
      for (JsonNode element : node) {
        elements.add(new Constant(element, origin));
      }
      return elements;
    }
  }
}
