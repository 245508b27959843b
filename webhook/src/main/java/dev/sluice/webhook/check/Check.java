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
import dev.sluice.webhook.source.LeftOut;
import dev.sluice.webhook.source.Lists;
import dev.sluice.webhook.source.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Judges documents as admission would judge them if they were applied anew, all together. */
public final class Check {
  private static final String DEFAULT_NAMESPACE = "default";
  private static final String PLACEHOLDERS =
      "placeholders are not judged; fill them in, and check the result";

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
    List<LeftOut> leftOut = new ArrayList<>();
    List<Document> documents = new ArrayList<>();
    for (Documents source : sources) {
      errors.addAll(source.errors());
      List<Document> resources = source.documents().stream().flatMap(Lists::expand).toList();
      documents.addAll(resources.subList(0, Math.min(maxResources, resources.size())));
      if (resources.size() > maxResources) {
        errors.add(tooMany(resources.get(maxResources), maxResources));
      }
    }
    GivenDocuments given = GivenDocuments.of(documents);
    Judge together = judge.beside(given);
    for (Document document : documents) {
      if (isEncrypted(document)) {
        leftOut.add(Encryption.leftOut(document));
      } else {
        judge(document, together).ifPresentOrElse(results::add, () -> skipped.add(kind(document)));
      }
    }
    List<CheckResult.Judged> known =
        results.stream().map(CheckResult.Judged::withoutPlaceholders).toList();
    return new CheckResult(
            known,
            List.copyOf(skipped),
            List.copyOf(errors),
            List.of(),
            remarks(given, documents, results, known))
        .with(leftOut);
  }

  private boolean isEncrypted(Document document) {
    return Encryption.isOf(document.tree()) && judge.profile(document.tree()).isPresent();
  }

  /** Of kinds that are judged: others may be repeated as often as overlays want. */
  private List<Remark> remarks(
      GivenDocuments given,
      List<Document> documents,
      List<CheckResult.Judged> results,
      List<CheckResult.Judged> known) {
    List<Document> own =
        documents.stream().filter(d -> judge.profile(d.tree()).isPresent()).toList();
    Stream<Remark> placeholders =
        IntStream.range(0, results.size())
            .filter(i -> !results.get(i).equals(known.get(i)))
            .mapToObj(i -> results.get(i).document().source())
            .distinct()
            .map(file -> new Remark(file, PLACEHOLDERS));
    return Stream.concat(Ambiguities.of(given.ambiguous(), own).stream(), placeholders).toList();
  }

  private static DocumentError tooMany(Document first, int most) {
    return new DocumentError(
        first.source(),
        first.line(),
        1,
        "more than " + most + " resources; send the rest from here on by itself");
  }

  private static Optional<CheckResult.Judged> judge(Document document, Judge judge) {
    return judge
        .nearest(document.tree())
        .map(profile -> judge(document, profile, judge))
        .filter(judged -> !judged.verdict().rulings().isEmpty() || isServed(judged, judge));
  }

  /** Of a document of no kind that there is only that is told; without, it is one of the others. */
  private static boolean isServed(CheckResult.Judged judged, Judge judge) {
    return judge.profile(judged.document().tree()).isPresent();
  }

  private static CheckResult.Judged judge(Document document, KindProfile profile, Judge judge) {
    AdmissionRequest request = request(document, profile);
    return new CheckResult.Judged(
        document, kind(document), request.namespace(), request.name(), judge.judge(request));
  }

  private static AdmissionRequest request(Document document, KindProfile profile) {
    JsonNode object = document.tree();
    JsonNode metadata = object.path("metadata");
    String namespace = metadata.path("namespace").asText("");
    return new AdmissionRequest(
        Operation.CREATE,
        object,
        Optional.empty(),
        !profile.namespaced() ? "" : namespace.isEmpty() ? DEFAULT_NAMESPACE : namespace,
        metadata.path("name").asText(""),
        Origin.DOCUMENT,
        document.positions().duplicateKeys());
  }

  private static KindName kind(Document document) {
    JsonNode tree = document.tree();
    return new KindName(tree.path("apiVersion").asText(""), tree.path("kind").asText(""));
  }
}
