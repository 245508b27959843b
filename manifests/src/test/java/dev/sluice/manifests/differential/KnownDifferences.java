package dev.sluice.manifests.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What Sluice says otherwise than the API server on purpose, or cannot know: known.yaml. */
final class KnownDifferences {
  /**
   * One of them.
   *
   * @param name of the row
   * @param pattern of what one side alone says, as {@link Difference} writes it
   * @param beside what Sluice must say, too, so that it counts: a pattern of a path and a type, in
   *     which {@code $path} is the path of what is alone; empty for nothing
   * @param target of the example
   * @param example a pod that shows it
   */
  record Row(String name, Pattern pattern, String beside, Target target, ObjectNode example) {
    boolean names(Difference difference, Difference.Alone alone) {
      if (!pattern.matcher(alone.signature()).matches()) {
        return false;
      }
      String path = Pattern.quote(alone.cause().path());
      Pattern also = Pattern.compile(beside.replace("$path", path));
      return beside.isEmpty()
          || difference.sluice().causes().stream()
              .anyMatch(cause -> also.matcher(cause.toString()).matches());
    }
  }

  private final List<Row> rows = new ArrayList<>();

  /** Those of a minor version of Kubernetes 1. */
  KnownDifferences(JsonNode file, int minor) {
    for (JsonNode row : file) {
      if (minor < row.path("from").asInt(0) || minor > row.path("to").asInt(Integer.MAX_VALUE)) {
        continue;
      }
      if (row.path("reason").asText().isBlank()) {
        throw new IllegalArgumentException("no reason: " + row.path("name"));
      }
      rows.add(
          new Row(
              row.path("name").asText(),
              Pattern.compile(row.path("alone").asText()),
              row.path("beside").asText(),
              Target.valueOf(row.path("target").asText()),
              (ObjectNode) row.path("example")));
    }
  }

  List<Row> rows() {
    return rows;
  }

  /** The signatures that no row names; no row names a refusal of what the server accepts. */
  Set<String> unknown(Difference difference) {
    if (difference.refusesWhatIsAccepted()) {
      return difference.signatures();
    }
    Set<String> unknown = new TreeSet<>();
    for (Difference.Alone alone : difference.alone()) {
      if (rows.stream().noneMatch(row -> row.names(difference, alone))) {
        unknown.add(alone.signature());
      }
    }
    return unknown;
  }
}
