package dev.sluice.policies.targets;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.patch.PatchOperation;
import dev.sluice.policies.patch.PatchOperation.Name;
import dev.sluice.policies.patch.Pointers;
import dev.sluice.policies.rule.Field;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a patch set as the user wrote it, whether or not it is an operation of JSON Patch
 * (RFC 6902).
 *
 * @param object what the user wrote, an object
 */
record PatchEntry(Value object) {
  /** The names of the fields that operations have. */
  static final List<String> FIELDS = List.of("op", "path", "value", "from");

  /** The entries of a patch set; what is no object is none. */
  static List<PatchEntry> of(Field<PatchSet> field) {
    return field.value().elements().stream().filter(Value::isObject).map(PatchEntry::new).toList();
  }

  Value op() {
    return object.get("op");
  }

  Value path() {
    return object.get("path");
  }

  Value value() {
    return object.get("value");
  }

  Value from() {
    return object.get("from");
  }

  /** The operation that it names, if it is one of the six. */
  Optional<Name> name() {
    return op().string().flatMap(Name::of);
  }

  /** The operation that it is, if it is one: named, with pointers that are pointers. */
  Optional<PatchOperation> operation() {
    return name().flatMap(name -> pointer(path()).flatMap(path -> operation(name, path)));
  }

  private Optional<PatchOperation> operation(Name name, JsonPointer path) {
    return switch (name) {
      case ADD -> given().map(value -> new PatchOperation.Add(path, value));
      case REPLACE -> given().map(value -> new PatchOperation.Replace(path, value));
      case TEST -> given().map(value -> new PatchOperation.Test(path, value));
      case MOVE -> pointer(from()).map(from -> new PatchOperation.Move(from, path));
      case COPY -> pointer(from()).map(from -> new PatchOperation.Copy(from, path));
      case REMOVE -> Optional.of(new PatchOperation.Remove(path));
    };
  }

  /** An explicit null is a value here. */
  private Optional<JsonNode> given() {
    return object.has("value") ? Optional.of(value().node()) : Optional.empty();
  }

  /** Whether it changes something at one of its two pointers, be the other one right or wrong. */
  boolean changes(Value pointer) {
    return switch (name().orElse(Name.TEST)) {
      case TEST -> false;
      case MOVE -> true;
      case ADD, REMOVE, REPLACE, COPY -> pointer.name().equals(path().name());
    };
  }

  /** The member of the document itself that it puts there, which RFC 6902 lets be a new one. */
  Optional<String> addsMember() {
    return switch (name().orElse(Name.TEST)) {
      case ADD, COPY, MOVE ->
          pointer(path())
              .map(Pointers::tokens)
              .filter(tokens -> tokens.size() == 1)
              .map(List::getFirst);
      case REMOVE, REPLACE, TEST -> Optional.empty();
    };
  }

  /** The JSON Pointer (RFC 6901) that a value is; empty where it is none. */
  static Optional<JsonPointer> pointer(Value value) {
    return value.string().flatMap(Pointers::parse);
  }
}
