package dev.sluice.webhook.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.documents.Positions;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.state.GivenDocuments;
import dev.sluice.webhook.check.Check;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.cluster.Pages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Audits all that stands in a cluster, a page of one kind after another. */
public final class ClusterAudit {
  /** Nothing is given beside what is known of the cluster. */
  static final GivenDocuments NOTHING = new GivenDocuments(List.of());

  private final Pages pages;
  private final String server;
  private final Kinds kinds;
  private final List<String> namespaces;
  private final Progress progress;

  /**
   * @param server what errors call the API server
   * @param kinds those that are judged
   * @param namespaces these alone; all, and what is in none, where there are none here
   */
  public ClusterAudit(
      Pages pages, String server, Kinds kinds, List<String> namespaces, Progress progress) {
    this.pages = pages;
    this.server = server;
    this.kinds = kinds;
    this.namespaces = namespaces;
    this.progress = progress;
  }

  /** Takes what is judged, page by page. */
  interface Sink {
    /** Of one kind in one version. */
    void page(CheckResult judged) throws InterruptedException;

    /** A kind, or a part of it, that cannot be read. */
    void error(DocumentError error);
  }

  /**
   * The verdicts, by namespace, kind and name; a kind that cannot be read is an error.
   *
   * @param check by what is known of the cluster; it is asked anew for each page
   * @param look what becomes of each resource while it is at hand
   */
  public CheckResult run(Check check, Look look) throws InterruptedException {
    Collected all = new Collected(look);
    run(
        check,
        new Sink() {
          @Override
          public void page(CheckResult judged) {
            all.add(judged, NOTHING);
          }

          @Override
          public void error(DocumentError error) {
            all.add(error);
          }
        });
    return all.byNamespace();
  }

  /** The same in whatever order they are read; nothing is kept here. */
  void run(Check check, Sink sink) throws InterruptedException {
    Check stored = check.ofStored().amid(NOTHING);
    long[] done = {0};
    for (List<KindProfile> versions : versions()) {
      try {
        read(
            versions,
            (kind, page) -> {
              List<Document> documents = page.items().stream().map(ClusterAudit::document).toList();
              sink.page(stored.of(List.of(new Documents(documents, List.of()))));
              done[0] += documents.size();
              progress.at(kind.name().kind(), done[0], done[0] + page.remaining());
            });
      } catch (Pages.Unreadable e) {
        String what = versions.getFirst().plural() + "." + versions.getFirst().name().group();
        sink.error(DocumentError.ofWhole(server, what + ": " + e.getMessage()));
      }
    }
  }

  /** The profiles of each kind that a cluster can have. */
  private List<List<KindProfile>> versions() {
    Map<String, List<KindProfile>> versions = new LinkedHashMap<>();
    for (KindProfile kind : kinds.all()) {
      if (!kind.name().group().isEmpty() && (kind.namespaced() || namespaces.isEmpty())) {
        versions
            .computeIfAbsent(kind.plural() + "." + kind.name().group(), _ -> new ArrayList<>())
            .add(kind);
      }
    }
    return List.copyOf(versions.values());
  }

  private interface Read {
    void page(KindProfile kind, Pages.Page page) throws InterruptedException;
  }

  /** In the first version that is served; an API server serves each object in all of them. */
  private void read(List<KindProfile> versions, Read read)
      throws Pages.Unreadable, InterruptedException {
    for (KindProfile version : versions) {
      boolean served = false;
      for (String path : paths(version)) {
        served |= pages.read(path, page -> read.page(version, page));
      }
      if (served) {
        return;
      }
    }
  }

  private List<String> paths(KindProfile kind) {
    String group = "/apis/" + kind.name().apiVersion();
    return namespaces.isEmpty()
        ? List.of(group + "/" + kind.plural())
        : namespaces.stream()
            .map(namespace -> group + "/namespaces/" + namespace + "/" + kind.plural())
            .toList();
  }

  private static Document document(JsonNode object) {
    String namespace = object.at("/metadata/namespace").asText("");
    return new Document(
        namespace.isEmpty() ? "no namespace" : "namespace " + namespace,
        1,
        0,
        object,
        Positions.ofNoText());
  }
}
