package dev.sluice.webhook.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Judge;
import dev.sluice.policies.Operation;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.state.GivenDocuments;
import dev.sluice.webhook.source.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges documents as admission would judge them if they were applied anew, all together. */
public final class Check {
  private static final String DEFAULT_NAMESPACE = "default";

  private final Judge judge;
  private final int maxResources;

  public Check(Judge judge) {
    this(judge, Integer.MAX_VALUE);
  }

  /**
   * @param maxResources after so many of one source the rest is an error
   */
  public Check(Judge judge, int maxResources) {
    this.judge = judge;
    this.maxResources = maxResources;
  }

  /** The verdicts on the documents of all sources; Lists count as what they hold. */
  public CheckResult of(List<Documents> sources) {
    List<CheckResult.Judged> results = new ArrayList<>();
    List<KindName> skipped = new ArrayList<>();
    List<DocumentError> errors = new ArrayList<>();
    List<Document> documents = new ArrayList<>();
    for (Documents source : sources) {
      errors.addAll(source.errors());
      List<Document> resources = source.documents().stream().flatMap(Lists::expand).toList();
      documents.addAll(resources.subList(0, Math.min(maxResources, resources.size())));
      if (resources.size() > maxResources) {
        errors.add(tooMany(resources.get(maxResources), maxResources));
      }
    }
    Judge together =
        judge.beside(new GivenDocuments(documents.stream().map(Document::tree).toList()));
    for (Document document : documents) {
      judge(document, together).ifPresentOrElse(results::add, () -> skipped.add(kind(document)));
    }
    return new CheckResult(List.copyOf(results), List.copyOf(skipped), List.copyOf(errors));
  }

  private static DocumentError tooMany(Document first, int most) {
    return new DocumentError(
        first.source(),
        first.line(),
        1,
        "more than " + most + " resources; send the rest from here on by itself");
  }

  private static Optional<CheckResult.Judged> judge(Document document, Judge judge) {
    return judge.profile(document.tree()).map(profile -> judge(document, profile, judge));
  }

  private static CheckResult.Judged judge(Document document, KindProfile profile, Judge judge) {
    AdmissionRequest request = request(document.tree(), profile);
    return new CheckResult.Judged(
        document, profile.name(), request.namespace(), request.name(), judge.judge(request));
  }

  private static AdmissionRequest request(JsonNode object, KindProfile profile) {
    JsonNode metadata = object.path("metadata");
    String namespace = metadata.path("namespace").asText("");
    return new AdmissionRequest(
        Operation.CREATE,
        object,
        Optional.empty(),
        !profile.namespaced() ? "" : namespace.isEmpty() ? DEFAULT_NAMESPACE : namespace,
        metadata.path("name").asText(""),
        Origin.DOCUMENT);
  }

  private static KindName kind(Document document) {
    JsonNode tree = document.tree();
    return new KindName(tree.path("apiVersion").asText(""), tree.path("kind").asText(""));
  }
}
