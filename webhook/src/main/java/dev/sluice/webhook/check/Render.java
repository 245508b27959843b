package dev.sluice.webhook.check;

import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Judge;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.state.GivenDocuments;
import dev.sluice.webhook.source.LeftOut;
import dev.sluice.webhook.source.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Renders the pods of documents, of each as if it were applied as new. */
public final class Render {
  private final Judge judge;
  private final List<Rendering.Resource> resources = new ArrayList<>();
  private final List<KindName> skipped = new ArrayList<>();
  private final List<DocumentError> errors = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();

  private Render(Judge judge) {
    this.judge = judge;
  }

  /** The pods of the documents of all sources; Lists count as what they hold. */
  public static Rendering of(List<Documents> sources, Judge judge) {
    List<Document> documents =
        sources.stream()
            .flatMap(source -> source.documents().stream())
            .flatMap(Lists::expand)
            .toList();
    Render render = new Render(judge.beside(GivenDocuments.of(documents)));
    sources.forEach(source -> render.errors.addAll(source.errors()));
    documents.forEach(render::document);
    return new Rendering(render.resources, render.skipped, render.errors, render.leftOut);
  }

  private void document(Document document) {
    Optional<DocumentError> untyped = Untyped.error(document, judge);
    Optional<KindProfile> profile = judge.profile(document.tree());
    if (untyped.isPresent()) {
      errors.add(untyped.get());
    } else if (profile.isEmpty()) {
      skipped.add(Requests.kind(document));
    } else if (Encryption.isOf(document.tree())) {
      leftOut.add(Encryption.leftOut(document));
    } else {
      resources.add(resource(document, profile.get()));
    }
  }

  private Rendering.Resource resource(Document document, KindProfile profile) {
    AdmissionRequest request = Requests.of(document, profile, document.tree(), Optional.empty());
    List<RenderedPod> pods =
        judge.pods(request).stream().flatMap(all -> all.all().stream()).toList();
    return new Rendering.Resource(
        document, Requests.kind(document), request.namespace(), request.name(), pods);
  }
}
