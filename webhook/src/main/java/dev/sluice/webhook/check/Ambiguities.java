package dev.sluice.webhook.check;

import dev.sluice.policies.documents.Document;
import dev.sluice.policies.kubernetes.ObjectIdentity;
import dev.sluice.webhook.source.Remark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names that several documents define differently, such as alternatives of one cluster. */
final class Ambiguities {
  /** An overlay may repeat every name of its base. */
  private static final int MOST = 5;

  private Ambiguities() {}

  /** A remark for each of the first names, with the files. */
  static List<Remark> of(Set<ObjectIdentity> ambiguous, List<Document> documents) {
    if (ambiguous.isEmpty()) {
      return List.of();
    }
    Map<ObjectIdentity, Set<String>> files = new LinkedHashMap<>();
    for (Document document : documents) {
      ObjectIdentity id = ObjectIdentity.of(document.tree());
      if (ambiguous.contains(id)) {
        files.computeIfAbsent(id, _ -> new LinkedHashSet<>()).add(document.source());
      }
    }
    List<Remark> remarks = new ArrayList<>();
    files.entrySet().stream()
        .limit(MOST)
        .forEach(entry -> remarks.add(remark(entry.getKey(), List.copyOf(entry.getValue()))));
    if (files.size() > MOST) {
      String first = files.values().stream().flatMap(Set::stream).findFirst().orElse("");
      remarks.add(new Remark(first, files.size() - MOST + " more names are defined differently"));
    }
    return List.copyOf(remarks);
  }

  private static Remark remark(ObjectIdentity id, List<String> files) {
    List<String> others = files.subList(1, files.size());
    String where = others.isEmpty() ? "more than once" : "in " + String.join(", ", others);
    return new Remark(
        files.getFirst(),
        "%s %s/%s is defined differently %s, so references to it are not judged"
            .formatted(id.kind(), id.namespace(), id.name(), where));
  }
}
