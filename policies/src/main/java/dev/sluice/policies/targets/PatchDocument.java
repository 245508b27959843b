package dev.sluice.policies.targets;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.DataFiles;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The document that a patch set is applied to: which fields it can have, read from {@code
 * patch-documents.yaml}.
 *
 * @param data the entry: {@code members}, {@code identity}, {@code pointless}, {@code narrower}
 */
record PatchDocument(JsonNode data) {
  private static final JsonNode DOCUMENTS = DataFiles.yaml("patch-documents.yaml");
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]*");

  /** Why a pointer leads nowhere in the document. */
  enum Reason {
    /** The first token names no field of the document. */
    NO_DOCUMENT_FIELD,
    /** A token names no field of its object. */
    NO_FIELD,
    /** The pointer goes on below a plain value. */
    BELOW_VALUE,
    /** The pointer goes on below an entry of a configuration, whose keys are one token each. */
    SPLIT_KEY,
    /** A token for a list that is no index and not {@code -} at the end. */
    NO_INDEX
  }

  /**
   * Where a pointer leaves the document.
   *
   * @param reason why
   * @param depth how many tokens lead to the place where it does
   * @param known the fields there are, where it names none of them
   */
  record Stray(Reason reason, int depth, List<String> known) {}

  /** The document that a profile names. */
  @JsonCreator
  static PatchDocument of(String name) {
    JsonNode document = DOCUMENTS.path(name);
    if (document.isMissingNode()) {
      throw new IllegalStateException("no patch document " + name);
    }
    return new PatchDocument(document);
  }

  /** The document in resources of some kinds: another one where all of them are narrower. */
  PatchDocument narrowedTo(List<String> kinds) {
    for (JsonNode narrower : data.path("narrower")) {
      List<String> its = strings(narrower.path("kinds")).toList();
      if (!kinds.isEmpty() && kinds.stream().map(PatchDocument::kind).allMatch(its::contains)) {
        return of(narrower.path("document").asText());
      }
    }
    return this;
  }

  /** Where the pointer leaves the document; empty where it leads to something that can be there. */
  Optional<Stray> stray(List<String> pointer) {
    List<String> pointless = strings(data.path("pointless")).toList();
    return stray(data.path("members"), pointer, 0)
        .map(
            s ->
                new Stray(
                    s.reason, s.depth, without(s.known, s.depth == 0 ? pointless : List.of())));
  }

  /** Whether the pointer leads into a part that patching does nothing for, such as status. */
  boolean isPointless(List<String> pointer) {
    return !pointer.isEmpty()
        && strings(data.path("pointless")).anyMatch(pointer.getFirst()::equals);
  }

  /** The identity or target reference that writing at the pointer would change, if any. */
  Optional<String> identity(List<String> pointer) {
    return strings(data.path("identity")).filter(own -> leadsTo(pointer, own)).findFirst();
  }

  private static boolean leadsTo(List<String> pointer, String own) {
    List<String> tokens = List.of(own.substring(1).split("/"));
    return pointer.size() <= tokens.size() && tokens.subList(0, pointer.size()).equals(pointer);
  }

  private static Optional<Stray> stray(JsonNode shape, List<String> pointer, int depth) {
    JsonNode node = shape.asText("").startsWith("/") ? DOCUMENTS.at(shape.asText()) : shape;
    if (depth == pointer.size() || node.asText("").equals("open")) {
      return Optional.empty();
    }
    String token = pointer.get(depth);
    if (node.isObject()) {
      return node.has(token)
          ? stray(node.get(token), pointer, depth + 1)
          : Optional.of(unknown(node, depth));
    }
    if (node.isArray()) {
      boolean last = depth == pointer.size() - 1;
      return INDEX.matcher(token).matches() || (last && token.equals("-"))
          ? stray(node.path(0), pointer, depth + 1)
          : Optional.of(new Stray(Reason.NO_INDEX, depth, List.of()));
    }
    return leaf(node.asText(""), pointer, depth);
  }

  private static Stray unknown(JsonNode object, int depth) {
    Reason reason = depth == 0 ? Reason.NO_DOCUMENT_FIELD : Reason.NO_FIELD;
    return new Stray(reason, depth, object.properties().stream().map(m -> m.getKey()).toList());
  }

  /** Below {@code value} there is nothing, below {@code map} and {@code configuration} one key. */
  private static Optional<Stray> leaf(String shape, List<String> pointer, int depth) {
    boolean keyed = shape.equals("map") || shape.equals("configuration");
    if (keyed && depth == pointer.size() - 1) {
      return Optional.empty();
    }
    return Optional.of(
        shape.equals("configuration")
            ? new Stray(Reason.SPLIT_KEY, depth, List.of())
            : new Stray(Reason.BELOW_VALUE, keyed ? depth + 1 : depth, List.of()));
  }

  private static List<String> without(List<String> all, List<String> some) {
    return all.stream().filter(name -> !some.contains(name)).toList();
  }

  private static String kind(String kind) {
    return kind.substring(kind.lastIndexOf('/') + 1);
  }

  private static Stream<String> strings(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
  }
}
