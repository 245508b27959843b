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
   * @param says which side alone says it
   * @param signature what is said, as {@link Difference} writes it
   * @param target of the example
   * @param example a pod that shows it
   */
  record Row(String name, String signature, Pattern pattern, Target target, ObjectNode example) {}

  private final List<Row> rows = new ArrayList<>();
  private final Set<String> seen = new TreeSet<>();

  KnownDifferences(JsonNode file) {
    for (JsonNode row : file) {
      String signature = row.path("signature").asText();
      if (row.path("reason").asText().isBlank()) {
        throw new IllegalArgumentException("no reason: " + row.path("name"));
      }
      rows.add(
          new Row(
              row.path("name").asText(),
              signature,
              Pattern.compile(signature),
              Target.valueOf(row.path("target").asText()),
              (ObjectNode) row.path("example")));
    }
  }

  List<Row> rows() {
    return rows;
  }

  /** Those of the signatures that no row names; the rows of the others are seen. */
  Set<String> unknown(Set<String> signatures) {
    Set<String> unknown = new TreeSet<>();
    for (String signature : signatures) {
      List<Row> naming =
          rows.stream().filter(row -> row.pattern().matcher(signature).matches()).toList();
      naming.forEach(row -> seen.add(row.name()));
      if (naming.isEmpty()) {
        unknown.add(signature);
      }
    }
    return unknown;
  }

  /** The rows that nothing has shown so far. */
  List<String> unseen() {
    return rows.stream().map(Row::name).filter(name -> !seen.contains(name)).toList();
  }
}
