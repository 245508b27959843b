package dev.sluice.policies.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.DataFiles;
import java.util.Collection;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * The names that Flink itself gives to volumes and environment variables of its pods, read from
 * {@code flink-names.yaml}.
 */
public final class FlinkNames {
  private static final JsonNode NAMES = DataFiles.yaml("flink-names.yaml");

  private FlinkNames() {}

  /**
   * Whether Flink adds the name.
   *
   * @param what {@code volumes} or {@code env}
   * @param roles the processes whose pods are meant: {@code jobmanager}, {@code taskmanager}
   * @param configuration the Flink configuration; some names come only with an option
   */
  public static boolean adds(
      String what, String name, Collection<String> roles, JsonNode configuration) {
    JsonNode entry = NAMES.path(what).path(name);
    return holds(entry.path("processes"), roles::contains)
        && (!entry.has("when") || holds(entry.path("when"), configuration::hasNonNull));
  }

  private static boolean holds(JsonNode list, Predicate<String> wanted) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).anyMatch(wanted);
  }
}
