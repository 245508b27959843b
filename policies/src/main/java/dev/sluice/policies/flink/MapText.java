package dev.sluice.policies.flink;

import dev.sluice.policies.documents.YamlNodes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A map as Flink reads one: as YAML first and in Flink's older notation then. */
final class MapText {
  private MapText() {}

  static Optional<Map<String, String>> read(String text) {
    return yaml(text).flatMap(MapText::map).or(() -> olderMap(text));
  }

  /** A list of them. */
  static Optional<List<Map<String, String>>> readAll(String text) {
    return yaml(text).flatMap(MapText::maps).or(() -> olderMaps(text));
  }

  /** A list of YAML's; empty where it is none, without elements where some are no strings. */
  static Optional<List<String>> readStrings(String text) {
    return yaml(text)
        .flatMap(
            node ->
                node instanceof SequenceNode list ? Optional.of(list.getValue()) : Optional.empty())
        .map(
            elements ->
                elements.stream().allMatch(element -> element.getTag().equals(Tag.STR))
                    ? elements.stream().map(MapText::scalar).toList()
                    : List.of());
  }

  private static Optional<List<Map<String, String>>> maps(Node node) {
    return node instanceof SequenceNode list
        ? all(list.getValue().stream().map(MapText::map))
        : Optional.empty();
  }

  private static Optional<List<Map<String, String>>> olderMaps(String text) {
    return SplitText.split(text, ';').flatMap(maps -> all(maps.stream().map(MapText::read)));
  }

  private static Optional<Node> yaml(String text) {
    try {
      return YamlNodes.of(text);
    } catch (YAMLException e) {
      return Optional.empty();
    }
  }

  private static Optional<Map<String, String>> map(Node node) {
    if (!(node instanceof MappingNode mapping)) {
      return Optional.empty();
    }
    List<List<String>> pairs = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getValueNode().getTag().equals(Tag.NULL)) {
        return Optional.empty();
      }
      pairs.add(List.of(scalar(tuple.getKeyNode()), scalar(tuple.getValueNode())));
    }
    return withoutDuplicates(pairs);
  }

  private static String scalar(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static Optional<Map<String, String>> olderMap(String text) {
    return SplitText.split(text, ',')
        .flatMap(pairs -> all(pairs.stream().map(pair -> SplitText.split(pair, ':'))))
        .filter(pairs -> pairs.stream().allMatch(pair -> pair.size() == 2))
        .flatMap(MapText::withoutDuplicates);
  }

  private static <T> Optional<List<T>> all(Stream<Optional<T>> parts) {
    List<Optional<T>> read = parts.toList();
    return read.stream().allMatch(Optional::isPresent)
        ? Optional.of(read.stream().map(Optional::orElseThrow).toList())
        : Optional.empty();
  }

  private static Optional<Map<String, String>> withoutDuplicates(List<List<String>> pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    pairs.forEach(pair -> map.put(pair.get(0), pair.get(1)));
    return map.size() == pairs.size() ? Optional.of(map) : Optional.empty();
  }
}
