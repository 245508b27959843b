package dev.sluice.webhook.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.state.GivenDocuments;
import dev.sluice.webhook.source.Remark;
import java.util.ArrayList;
import java.util.List;

/** Names that several documents define differently, such as alternatives of one cluster. */
final class Ambiguities {
  /** An overlay may repeat every name of its base. */
  private static final int MOST = 5;

  private Ambiguities() {}

  /** A remark for each of the first names, with the files. */
  static List<Remark> of(List<GivenDocuments.Ambiguous> all) {
    List<Remark> remarks = new ArrayList<>();
    all.stream().limit(MOST).forEach(each -> remarks.add(remark(each)));
    if (all.size() > MOST) {
      String first = all.getFirst().sources().getFirst();
      remarks.add(new Remark(first, all.size() - MOST + " more names are defined differently"));
    }
    return List.copyOf(remarks);
  }

  private static Remark remark(GivenDocuments.Ambiguous ambiguous) {
    List<String> files = ambiguous.sources();
    List<String> others = files.subList(1, files.size());
    String where = others.isEmpty() ? "more than once" : "in " + String.join(", ", others);
    return new Remark(
        files.getFirst(),
        "%s is defined differently %s, so references to it are not judged"
            .formatted(title(ambiguous.one()), where));
  }

  /** Without a namespace where none is given, as of what lives in none. */
  private static String title(JsonNode object) {
    JsonNode metadata = object.path("metadata");
    String namespace = metadata.path("namespace").asText("");
    String name = metadata.path("name").asText("");
    String kind = object.path("kind").asText("");
    return kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
  }
}
