package dev.sluice.webhook.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.render.Part;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value of a pod that is to be written.
 *
 * @param node the tree
 * @param part the same with the origins of what is below; null where all is of one origin
 * @param at where in the pod it is
 * @param comment what is said of it
 */
record YamlItem(JsonNode node, @Nullable Part part, FieldPath at, PartComment comment) {
  /** The fields that come first, as people write them. */
  private static final List<String> FIRST =
      List.of("apiVersion", "kind", "name", "image", "metadata", "spec");

  /** The names of its fields, in the order in which they are written. */
  Iterable<String> names() {
    if (FIRST.stream().noneMatch(node::has)) {
      return node::fieldNames;
    }
    Set<String> names = new LinkedHashSet<>();
    FIRST.stream().filter(node::has).forEach(names::add);
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  YamlItem field(String name) {
    return part == null || PartComment.isNameOf(part, at, name)
        ? uniform(node.path(name))
        : below(part.get(name), at.field(name));
  }

  /** The elements of a list. */
  List<YamlItem> elements() {
    List<YamlItem> items = new ArrayList<>(node.size());
    List<? extends Part> parts = part == null ? List.of() : part.elements();
    for (int i = 0; i < node.size(); i++) {
      items.add(i < parts.size() ? below(parts.get(i), at.index(i)) : uniform(node.path(i)));
    }
    return items;
  }

  private YamlItem uniform(JsonNode child) {
    return new YamlItem(child, null, at, comment.below());
  }

  private YamlItem below(Part child, FieldPath path) {
    Part mixed = PartComment.isMixed(child) ? child : null;
    return new YamlItem(child.node(), mixed, path, comment.of(child, path));
  }

  /** Whether it is an object or list with something in it. */
  boolean isFilled() {
    return node.isContainerNode() && !node.isEmpty();
  }
}
