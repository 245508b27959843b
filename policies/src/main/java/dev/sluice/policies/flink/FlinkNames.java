package dev.sluice.policies.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.DataFiles;
import dev.sluice.policies.kubernetes.Value;
import java.util.Collection;
import java.util.function.Predicate;

/**
 * The names that Flink itself gives to volumes and environment variables of its pods, read from
 * {@code flink-names.yaml}.
 */
final class FlinkNames {
  private static final JsonNode NAMES = DataFiles.yaml("flink-names.yaml");

  private FlinkNames() {}

  /**
   * Whether Flink adds the name.
   *
   * @param roles the processes whose pods are meant: {@code jobmanager}, {@code taskmanager}
   * @param configuration the Flink configuration; some names come only with an option
   */
  static boolean adds(
      NamedThings.What what, String name, Collection<String> roles, Value configuration) {
    JsonNode row = NAMES.path(what.name()).path(name);
    return anyOf(row.path("processes"), roles::contains)
        && (!row.has("when") || anyOf(row.path("when"), o -> configuration.entry(o).isSet()));
  }

  private static boolean anyOf(JsonNode strings, Predicate<String> wanted) {
    return strings.valueStream().map(JsonNode::asText).anyMatch(wanted);
  }
}
