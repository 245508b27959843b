package dev.sluice.policies.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns the nodes of one YAML document into values, aliases and merge keys expanded. */
final class YamlValues {
  private final Part part;
  private final Budget budget;
  private final boolean lenient;

  /** The collections around the value that is being read. */
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

  private final IdentityHashMap<ScalarNode, JsonNode> anchored = new IdentityHashMap<>();

  YamlValues(Part part, Budget budget, boolean lenient) {
    this.part = part;
    this.budget = budget;
    this.lenient = lenient;
  }

  static Value empty(Part part) {
    return Value.scalar(NullNode.getInstance(), part.atCodePoint(0));
  }

  Value value(Node node) {
    Position start = at(node);
    budget.spend(start);
    return switch (node) {
      case ScalarNode scalar -> Value.scalar(scalar(scalar, start), start);
      case CollectionNode<?> collection -> collection(collection, start);
      default -> throw new IllegalStateException("no value: " + node.getNodeId());
    };
  }

  /** What a scalar says; of one with an anchor looked at once, however many aliases it has. */
  private JsonNode scalar(ScalarNode node, Position start) {
    budget.spend(node.getValue().length(), start);
    return node.getAnchor() == null
        ? YamlScalars.value(node, start)
        : anchored.computeIfAbsent(node, n -> YamlScalars.value(n, start));
  }

  private Value collection(CollectionNode<?> node, Position start) {
    if (!open.add(node)) {
      throw new Unreadable(start, "an anchor whose value contains itself; remove the alias");
    }
    if (open.size() > Documents.MAX_DEPTH) {
      throw new Unreadable(start, Problems.TOO_DEEP);
    }
    Value value =
        node instanceof MappingNode map ? object(map, start) : list((SequenceNode) node, start);
    open.remove(node);
    return value;
  }

  private Value list(SequenceNode node, Position start) {
    YamlScalars.expectTag(node, Tag.SEQ, start);
    ArrayNode tree = JsonNodeFactory.instance.arrayNode();
    List<Positions> elements = new ArrayList<>();
    for (Node child : node.getValue()) {
      Value element = value(child);
      tree.add(element.tree());
      elements.add(element.positions());
    }
    return new Value(tree, Positions.ofList(start, elements));
  }

  private Value object(MappingNode node, Position start) {
    YamlScalars.expectTag(node, Tag.MAP, start);
    Fields fields = new Fields(lenient);
    for (NodeTuple field : node.getValue()) {
      if (isMerge(field.getKeyNode())) {
        merge(field.getValueNode(), fields);
      } else {
        String key = key(field.getKeyNode());
        fields.declare(key, at(field.getKeyNode()));
        fields.put(key, value(field.getValueNode()));
      }
    }
    return fields.at(start);
  }

  private static boolean isMerge(Node key) {
    return key instanceof ScalarNode scalar
        && (scalar.getTag().equals(Tag.MERGE)
            || (scalar.getTag().equals(PlainTags.PLAIN) && scalar.getValue().equals("<<")));
  }

  /**
   * As go-yaml v2: what is merged wins over keys before it, the first of a list over the others.
   */
  private void merge(Node node, Fields into) {
    switch (node) {
      case MappingNode map -> into.putAll(value(map));
      case SequenceNode list -> list.getValue().reversed().forEach(n -> mergeMap(n, into));
      default -> throw noMap(node);
    }
  }

  private void mergeMap(Node node, Fields into) {
    if (!(node instanceof MappingNode map)) {
      throw noMap(node);
    }
    into.putAll(value(map));
  }

  private Unreadable noMap(Node node) {
    return new Unreadable(at(node), "'<<' merges maps only; give it a map or a list of maps");
  }

  private String key(Node node) {
    Position start = at(node);
    if (!(node instanceof ScalarNode scalar)) {
      throw new Unreadable(start, "a list or map as key; use text as key");
    }
    JsonNode key = scalar(scalar, start);
    if (key.isNull()) {
      throw new Unreadable(start, "an empty key or null as key; name it, or quote it");
    }
    return key.isDouble() ? FloatKeys.text(key.doubleValue()) : key.asText();
  }

  private Position at(Node node) {
    return part.atCodePoint(node.getStartMark().getIndex());
  }
}
