package dev.sluice.policies.patch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An operation of a JSON Patch (RFC 6902, section 4). */
public sealed interface PatchOperation {

  /** What an operation is called, and which fields it has besides {@code op} and {@code path}. */
  enum Name {
    ADD(true, false),
    REMOVE(false, false),
    REPLACE(true, false),
    MOVE(false, true),
    COPY(false, true),
    TEST(true, false);

    /** The names as they are written. */
    public static final List<String> ALL = Stream.of(values()).map(Name::toString).toList();

    private final boolean hasValue;
    private final boolean hasFrom;

    Name(boolean hasValue, boolean hasFrom) {
      this.hasValue = hasValue;
      this.hasFrom = hasFrom;
    }

    /** The operation of that name: exact, in lower case. */
    public static Optional<Name> of(String name) {
      return Stream.of(values()).filter(known -> known.toString().equals(name)).findFirst();
    }

    /** Whether it has the field {@code value}. */
    public boolean hasValue() {
      return hasValue;
    }

    /** Whether it has the field {@code from}. */
    public boolean hasFrom() {
      return hasFrom;
    }

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** What it is called. */
  Name name();

  /** Where it does something. */
  JsonPointer path();

  /** Puts a value where there is none, or over one; into a list before an element. */
  record Add(JsonPointer path, JsonNode value) implements PatchOperation {
    @Override
    public Name name() {
      return Name.ADD;
    }
  }

  /** Takes a value away that must be there. */
  record Remove(JsonPointer path) implements PatchOperation {
    @Override
    public Name name() {
      return Name.REMOVE;
    }
  }

  /** Puts a value over one that must be there. */
  record Replace(JsonPointer path, JsonNode value) implements PatchOperation {
    @Override
    public Name name() {
      return Name.REPLACE;
    }
  }

  /** Takes a value away and adds it elsewhere. */
  record Move(JsonPointer from, JsonPointer path) implements PatchOperation {
    @Override
    public Name name() {
      return Name.MOVE;
    }

    /** Whether it would put a value into itself, which the RFC forbids. */
    public boolean isIntoItself() {
      return isAbove(from, path);
    }
  }

  /** Adds a value that is elsewhere, too. */
  record Copy(JsonPointer from, JsonPointer path) implements PatchOperation {
    @Override
    public Name name() {
      return Name.COPY;
    }
  }

  /** Fails where the value is another one. */
  record Test(JsonPointer path, JsonNode value) implements PatchOperation {
    @Override
    public Name name() {
      return Name.TEST;
    }
  }

  private static boolean isAbove(JsonPointer parent, JsonPointer pointer) {
    return !parent.equals(pointer)
        && (parent + "/").regionMatches(0, pointer + "/", 0, parent.toString().length() + 1);
  }

  /** As it stands in a patch. */
  default ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("op", name().toString()).put("path", path().toString());
    switch (this) {
      case Add(JsonPointer path, JsonNode value) -> json.set("value", value);
      case Replace(JsonPointer path, JsonNode value) -> json.set("value", value);
      case Test(JsonPointer path, JsonNode value) -> json.set("value", value);
      case Move(JsonPointer from, JsonPointer path) -> json.put("from", from.toString());
      case Copy(JsonPointer from, JsonPointer path) -> json.put("from", from.toString());
      case Remove remove -> {}
    }
    return json;
  }
}
