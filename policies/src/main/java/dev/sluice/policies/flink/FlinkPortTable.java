package dev.sluice.policies.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.DataFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which ports Flink's processes use, read from {@code flink-ports.yaml}. */
public final class FlinkPortTable {
  private static final JsonNode DATA = DataFiles.yaml("flink-ports.yaml");
  private static final Map<String, List<Added>> ADDED =
      DATA.path("added")
          .propertyStream()
          .collect(Collectors.toMap(Map.Entry::getKey, process -> readAdded(process.getValue())));
  private static final List<Listening> LISTENING = readListening();

  /**
   * A container port that Flink's native integration adds to its main container.
   *
   * @param name the port's name
   * @param option the key that sets its number
   * @param number the number where the option is not set
   * @param replacesZero whether Flink puts that number also in the place of 0
   * @param rule the rule that names a second port of that name
   */
  public record Added(String name, String option, int number, boolean replacesZero, String rule) {}

  /**
   * A port that an option sets and that no container port is added for.
   *
   * @param option its key
   * @param processes who listens: {@code jobmanager}, {@code taskmanager}
   * @param same the FlinkCluster role port that means the same socket; empty where none does
   */
  public record Listening(String option, List<String> processes, String same) {}

  private FlinkPortTable() {}

  /** What Flink adds for {@code jobmanager} or {@code taskmanager}. */
  public static List<Added> added(String process) {
    return ADDED.getOrDefault(process, List.of());
  }

  private static List<Added> readAdded(JsonNode process) {
    List<Added> rows = new ArrayList<>();
    for (JsonNode row : process) {
      rows.add(
          new Added(
              row.path("name").asText(),
              row.path("option").asText(),
              row.path("number").asInt(),
              row.path("replacesZero").asBoolean(false),
              row.path("rule").asText()));
    }
    return List.copyOf(rows);
  }

  /** The options that set other ports. */
  public static List<Listening> listening() {
    return LISTENING;
  }

  private static List<Listening> readListening() {
    List<Listening> rows = new ArrayList<>();
    for (JsonNode row : DATA.path("listening")) {
      List<String> processes = new ArrayList<>();
      row.path("processes").forEach(process -> processes.add(process.asText()));
      rows.add(new Listening(row.path("option").asText(), processes, row.path("same").asText("")));
    }
    return List.copyOf(rows);
  }

  /** The port on which a reporter of that class listens by default, 0 for none; empty if never. */
  public static Optional<Integer> reporter(String className) {
    JsonNode port = DATA.path("reporters").path(className);
    return port.isInt() ? Optional.of(port.intValue()) : Optional.empty();
  }
}
