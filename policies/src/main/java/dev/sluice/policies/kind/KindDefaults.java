package dev.sluice.policies.kind;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the API server fills in where an object gives nothing: a profile's {@code defaults}. */
final class KindDefaults {
  private final Map<String, Default> byPointer = new LinkedHashMap<>();
  private final Map<String, List<Default>> byMember;

  /**
   * A value that is filled in.
   *
   * @param at where
   * @param value what
   * @param when pointer to what has to be there
   * @param unless pointer to what must not be there, for a member of a whole that is filled in
   */
  private record Default(
      JsonPointer at, JsonNode value, Optional<JsonPointer> when, Optional<JsonPointer> unless) {

    static Default of(JsonNode entry) {
      return new Default(
          JsonPointer.compile(entry.path("at").asText()),
          entry.path("value"),
          Optional.ofNullable(entry.path("when").textValue()).map(JsonPointer::compile),
          Optional.empty());
    }

    Default member(String name, JsonNode member) {
      return new Default(at.appendProperty(name), member, when, Optional.of(unless.orElse(at)));
    }

    /** The member of the spec that it belongs to. */
    String member() {
      return at.tail().getMatchingProperty();
    }

    boolean appliesTo(JsonNode object) {
      return (when.isEmpty() || isSet(object.at(when.get())))
          && (unless.isEmpty() || !isSet(object.at(unless.get())));
    }
  }

  KindDefaults(JsonNode entries) {
    entries.forEach(entry -> byPointer.put(entry.path("at").asText(), Default.of(entry)));
    List.copyOf(byPointer.values()).forEach(this::addMembers);
    byMember = byPointer.values().stream().collect(Collectors.groupingBy(Default::member));
  }

  private void addMembers(Default whole) {
    for (Map.Entry<String, JsonNode> member : whole.value.properties()) {
      Default part = whole.member(member.getKey(), member.getValue());
      if (byPointer.putIfAbsent(part.at.toString(), part) == null) {
        addMembers(part);
      }
    }
  }

  /** Where something is filled in. */
  Stream<String> pointers() {
    return byPointer.keySet().stream();
  }

  /** What is filled in at a pointer of this object; missing where nothing is. */
  JsonNode at(String pointer, JsonNode object) {
    Default filled = byPointer.get(pointer);
    return filled != null && filled.appliesTo(object) ? filled.value : MissingNode.getInstance();
  }

  /**
   * Fills some members of the spec of an object of one's own in; leaves out what sits below
   * something of another type.
   */
  void fill(ObjectNode object, Set<String> members) {
    for (String member : members) {
      for (Default filled : byMember.getOrDefault(member, List.of())) {
        if (!isSet(object.at(filled.at)) && filled.appliesTo(object)) {
          put(filled, object);
        }
      }
    }
  }

  private static void put(Default filled, ObjectNode object) {
    JsonNode node = object;
    JsonPointer rest = filled.at;
    for (; !rest.tail().matches(); rest = rest.tail()) {
      String name = rest.getMatchingProperty();
      if (node instanceof ObjectNode parent && !isSet(parent.path(name))) {
        parent.putObject(name);
      }
      node = node.path(name);
    }
    if (node instanceof ObjectNode parent) {
      parent.set(rest.getMatchingProperty(), filled.value.deepCopy());
    }
  }

  private static boolean isSet(JsonNode node) {
    return !node.isMissingNode() && !node.isNull();
  }
}
