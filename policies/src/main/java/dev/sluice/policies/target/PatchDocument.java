package dev.sluice.policies.target;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.DataFiles;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The document that a patch set is applied to: which members it can have, read from {@code
 * patch-documents.yaml}.
 *
 * @param data the entry: {@code members}, {@code identity}, {@code pointless}, {@code narrower}
 */
public record PatchDocument(JsonNode data) {
  private static final JsonNode DOCUMENTS = DataFiles.yaml("patch-documents.yaml");
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]*");

  /** Why a pointer leads nowhere in the document. */
  public enum Reason {
    /** The first token names no member of the document. */
    NO_DOCUMENT_MEMBER,
    /** A token names no member of its object. */
    NO_MEMBER,
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
   * @param known the members there are, where it names none of them
   */
  public record Stray(Reason reason, int depth, List<String> known) {}

  /**
   * The document that a profile names, narrowed where all of the kinds are known to be narrower.
   */
  public static PatchDocument of(String name, List<String> kinds) {
    JsonNode document = DOCUMENTS.path(name);
    if (document.isMissingNode()) {
      throw new IllegalStateException("no patch document " + name);
    }
    for (JsonNode narrower : document.path("narrower")) {
      List<String> its = texts(narrower.path("kinds")).toList();
      if (!kinds.isEmpty() && kinds.stream().map(PatchDocument::kind).allMatch(its::contains)) {
        return of(narrower.path("document").asText(), List.of());
      }
    }
    return new PatchDocument(document);
  }

  /** Where the pointer leaves the document; empty where it leads to something that can be there. */
  public Optional<Stray> stray(List<String> pointer) {
    List<String> pointless = texts(data.path("pointless")).toList();
    return stray(data.path("members"), pointer, 0)
        .map(
            s ->
                new Stray(
                    s.reason, s.depth, without(s.known, s.depth == 0 ? pointless : List.of())));
  }

  /** Whether the pointer leads into a part that patching does nothing for, such as status. */
  public boolean isPointless(List<String> pointer) {
    return !pointer.isEmpty() && texts(data.path("pointless")).anyMatch(pointer.getFirst()::equals);
  }

  /** The identity or target reference that writing at the pointer would change, if any. */
  public Optional<String> identity(List<String> pointer) {
    return texts(data.path("identity")).filter(own -> leadsTo(pointer, own)).findFirst();
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
    Reason reason = depth == 0 ? Reason.NO_DOCUMENT_MEMBER : Reason.NO_MEMBER;
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

  private static Stream<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
  }
}
