package dev.sluice.webhook.check;

import dev.sluice.policies.kubernetes.ObjectIdentity;
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
    all.stream().limit(MOST).forEach(each -> remarks.add(remark(each.id(), each.sources())));
    if (all.size() > MOST) {
      String first = all.getFirst().sources().getFirst();
      remarks.add(new Remark(first, all.size() - MOST + " more names are defined differently"));
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
