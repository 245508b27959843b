package dev.sluice.policies.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.DataFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which ports Flink's processes use, read from {@code flink-ports.yaml}. */
final class FlinkPortTable {
  private static final JsonNode DATA = DataFiles.yaml("flink-ports.yaml");
  private static final Map<String, List<Added>> ADDED =
      DATA.path("added")
          .propertyStream()
          .collect(
              Collectors.toMap(
                  Map.Entry::getKey,
                  process -> process.getValue().valueStream().map(Added::of).toList()));
  private static final List<Listening> LISTENING =
      DATA.path("listening").valueStream().map(Listening::of).toList();

  /**
   * A container port that Flink's native integration adds to its main container.
   *
   * @param name the port's name
   * @param option the key that sets its number
   * @param number the number where the option is not set; 0 for none
   * @param standard the same; empty for none
   * @param replacesZero whether Flink puts that number also in the place of 0
   * @param rule the rule that names a second port of that name
   */
  record Added(
      String name,
      String option,
      int number,
      Optional<Integer> standard,
      boolean replacesZero,
      String rule) {

    private static Added of(JsonNode row) {
      int number = row.path("number").asInt();
      return new Added(
          row.path("name").asText(),
          row.path("option").asText(),
          number,
          number > 0 ? Optional.of(number) : Optional.empty(),
          row.path("replacesZero").asBoolean(false),
          row.path("rule").asText());
    }
  }

  /**
   * A port that an option sets and that no container port is added for.
   *
   * @param option its key
   * @param processes who listens: {@code jobmanager}, {@code taskmanager}
   * @param same the FlinkCluster role port that means the same socket; empty where none does
   */
  record Listening(String option, List<String> processes, String same) {

    private static Listening of(JsonNode row) {
      return new Listening(
          row.path("option").asText(),
          row.path("processes").valueStream().map(JsonNode::asText).toList(),
          row.path("same").asText(""));
    }
  }

  private FlinkPortTable() {}

  /** What Flink adds for {@code jobmanager} or {@code taskmanager}. */
  static List<Added> added(String process) {
    return ADDED.getOrDefault(process, List.of());
  }

  /** The options that set other ports. */
  static List<Listening> listening() {
    return LISTENING;
  }

  /** The port on which a reporter of that class listens by default, 0 for none; empty if never. */
  static Optional<Integer> reporter(String className) {
    JsonNode port = DATA.path("reporters").path(className);
    return port.isInt() ? Optional.of(port.intValue()) : Optional.empty();
  }
}
