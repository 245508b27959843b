package dev.sluice.policies.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * One way in which one place of an object grows: a list gets more elements, a map more keys, a text
 * longer. All new names have one hash code, as whoever means ill would choose them.
 *
 * @param pointer the place
 * @param how what is done there
 * @param of what there is more of then
 * @param sized the object with so many more, made anew
 */
record Growth(String pointer, String how, JsonNode of, IntFunction<JsonNode> sized) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final Set<String> OF_KIND = Set.of("/apiVersion", "/kind");

  /** Texts grow faster: libraries read them by the kilobyte. */
  private static final int TEXT = 32;

  /** Longer than any path that is shown. */
  private static final int LONG_KEY = 80;

  /** Every way in which each place of an object may grow. */
  static List<Growth> of(JsonNode object) {
    List<Growth> all = new ArrayList<>();
    collect(object, object, "", all);
    return all;
  }

  /** Alike in all that matters to cost, but for the kind of the object. */
  String likeness() {
    return pointer.replaceAll("/[0-9]+", "/*") + " " + how + " " + of;
  }

  private static void collect(JsonNode root, JsonNode at, String pointer, List<Growth> all) {
    if (at instanceof ObjectNode map) {
      boolean first = true;
      for (Map.Entry<String, JsonNode> member : map.properties()) {
        if (first || member.getKey().contains(".")) {
          keys(root, pointer, member.getKey(), all);
        }
        first = false;
        String escaped = member.getKey().replace("~", "~0").replace("/", "~1");
        collect(root, member.getValue(), pointer + "/" + escaped, all);
      }
      if (!map.isEmpty() && !pointer.isEmpty()) {
        all.add(deep(root, pointer));
        all.add(together(root, pointer));
      }
    } else if (at instanceof ArrayNode list && !list.isEmpty()) {
      all.add(elements(root, pointer, false));
      all.add(elements(root, pointer, true));
      for (int i = 0; i < list.size(); i++) {
        collect(root, list.get(i), pointer + "/" + i, all);
      }
    } else if (at.isTextual() && !at.textValue().isEmpty() && !OF_KIND.contains(pointer)) {
      // Nothing takes the texts of Kubernetes' own types apart.
      List<String> parts = pointer.contains("/podTemplate/") ? List.of("") : List.of("", ",", ";");
      parts.forEach(between -> all.add(text(root, pointer, between)));
    }
  }

  private static Growth elements(JsonNode root, String pointer, boolean named) {
    return new Growth(
        pointer,
        named ? "more elements with names" : "more elements",
        root.at(pointer),
        n -> {
          JsonNode copy = root.deepCopy();
          ArrayNode list = (ArrayNode) copy.at(pointer);
          int size = list.size();
          for (int i = 0; i < n; i++) {
            JsonNode element = list.get(i % size).deepCopy();
            if (named && element instanceof ObjectNode object) {
              object.put("name", unlucky(i));
            }
            list.add(named && element.isTextual() ? TextNode.valueOf(unlucky(i)) : element);
          }
          return copy;
        });
  }

  /** More keys like one, each part between dots another one in turn. */
  private static void keys(JsonNode root, String pointer, String key, List<Growth> all) {
    String[] parts = key.split("\\.", -1);
    for (int part = 0; part < parts.length; part++) {
      int changed = part;
      all.add(
          new Growth(
              pointer,
              "more keys like " + key + " in part " + part,
              root.at(pointer).get(key),
              n -> {
                JsonNode copy = root.deepCopy();
                ObjectNode map = (ObjectNode) copy.at(pointer);
                for (int i = 0; i < n; i++) {
                  String[] like = parts.clone();
                  like[changed] = unlucky(i);
                  map.set(String.join(".", like), map.get(key).deepCopy());
                }
                return copy;
              }));
    }
  }

  /** All texts of a map longer and more keys like all at once, for what costs one by the other. */
  private static Growth together(JsonNode root, String pointer) {
    return new Growth(
        pointer,
        "all keys and texts",
        root.at(pointer),
        n -> {
          JsonNode copy = root.deepCopy();
          ObjectNode map = (ObjectNode) copy.at(pointer);
          for (Map.Entry<String, JsonNode> member : root.at(pointer).properties()) {
            String[] parts = member.getKey().split("\\.", -1);
            for (int i = 0; i < n; i++) {
              String[] like = parts.clone();
              like[Math.max(0, parts.length - 2)] = unlucky(i);
              map.set(String.join(".", like), member.getValue());
            }
            if (member.getValue().isTextual()) {
              map.put(member.getKey(), (member.getValue().textValue() + ",").repeat(n));
            }
          }
          return copy;
        });
  }

  /** A long key, and below it more of what is there: length by number. */
  private static Growth deep(JsonNode root, String pointer) {
    return new Growth(
        pointer,
        "more below a long key",
        root.at(pointer).iterator().next(),
        n -> {
          JsonNode copy = root.deepCopy();
          ObjectNode map = (ObjectNode) copy.at(pointer);
          ObjectNode below = NODES.objectNode();
          ArrayNode list = NODES.arrayNode();
          JsonNode like = map.iterator().next();
          for (int i = 0; i < n; i++) {
            below.set(unlucky(i), like.deepCopy());
            list.add("${a}");
          }
          below.set("list", list);
          map.set("k".repeat(LONG_KEY * n), below);
          return copy;
        });
  }

  private static Growth text(JsonNode root, String pointer, String between) {
    return new Growth(
        pointer,
        "longer with '" + between + "'",
        root.at(pointer),
        n -> {
          JsonNode copy = root.deepCopy();
          int slash = pointer.lastIndexOf('/');
          String last = pointer.substring(slash + 1).replace("~1", "/").replace("~0", "~");
          JsonNode value =
              TextNode.valueOf((copy.at(pointer).textValue() + between).repeat(TEXT * n));
          if (copy.at(pointer.substring(0, slash)) instanceof ObjectNode parent) {
            parent.set(last, value);
          } else {
            ((ArrayNode) copy.at(pointer.substring(0, slash))).set(Integer.parseInt(last), value);
          }
          return copy;
        });
  }

  /** Names of one hash code: "Aa" and "BB" have the same. */
  static String unlucky(int number) {
    StringBuilder name = new StringBuilder();
    for (int bit = 0; bit < 12; bit++) {
      name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return name.toString();
  }
}
