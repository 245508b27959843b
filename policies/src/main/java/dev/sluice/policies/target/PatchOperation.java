package dev.sluice.policies.target;

import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One operation of a patch set (RFC 6902), as far as it is one.
 *
 * @param members the object that describes it
 */
record PatchOperation(Value members) {
  static final List<String> NAMES = List.of("add", "remove", "replace", "move", "copy", "test");
  static final List<String> MEMBERS = List.of("op", "path", "value", "from");

  private static final Set<String> WITH_VALUE = Set.of("add", "replace", "test");
  private static final Set<String> WITH_FROM = Set.of("move", "copy");
  private static final Pattern BAD_ESCAPE = Pattern.compile("~(?![01])");

  /** The operations of a patch set; what is no object is none. */
  static List<PatchOperation> of(Field site) {
    return site.value().elements().stream()
        .filter(element -> element.node().isObject())
        .map(PatchOperation::new)
        .toList();
  }

  Value op() {
    return members.get("op");
  }

  Value path() {
    return members.get("path");
  }

  Value value() {
    return members.get("value");
  }

  Value from() {
    return members.get("from");
  }

  /** The operation's name, if it is one of the six: exact, in lower case. */
  Optional<String> name() {
    return op().text().filter(NAMES::contains);
  }

  boolean needsValue() {
    return name().filter(WITH_VALUE::contains).isPresent();
  }

  boolean needsFrom() {
    return name().filter(WITH_FROM::contains).isPresent();
  }

  /** The pointers that it changes something at. */
  List<Value> written() {
    return switch (name().orElse("test")) {
      case "test" -> List.of();
      case "move" -> List.of(path(), from());
      default -> List.of(path());
    };
  }

  /** The tokens of a JSON Pointer (RFC 6901), unescaped; empty where the value is none. */
  static Optional<List<String>> tokens(Value pointer) {
    return pointer
        .text()
        .filter(text -> text.isEmpty() || text.startsWith("/"))
        .filter(text -> !BAD_ESCAPE.matcher(text).find())
        .map(PatchOperation::split);
  }

  private static List<String> split(String pointer) {
    List<String> tokens = new ArrayList<>();
    for (String token : pointer.split("/", -1)) {
      tokens.add(token.replace("~1", "/").replace("~0", "~"));
    }
    return tokens.subList(1, tokens.size());
  }
}
