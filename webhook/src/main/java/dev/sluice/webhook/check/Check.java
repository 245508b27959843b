package dev.sluice.webhook.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Judge;
import dev.sluice.policies.Operation;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.kubernetes.Steps;
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
      "values that are still to be filled in are not judged; fill them in, and check the result";

  private final Judge judge;
  private final Bounds bounds;

  /**
   * What one check may hold and cost.
   *
   * @param resources after so many of one source the rest is an error
   * @param characters after so many of all problems together, each with its path, the rest is one
   * @param steps the work on all verdicts together
   */
  public record Bounds(int resources, long characters, Steps steps) {
    private static final Bounds NONE =
        new Bounds(Integer.MAX_VALUE, Long.MAX_VALUE, Steps.UNCOUNTED);
  }

  /** A check of whatever there is, however long it takes. */
  public Check(Judge judge) {
    this(judge, Bounds.NONE);
  }

  /** A check within bounds. */
  public Check(Judge judge, Bounds bounds) {
    this.judge = judge;
    this.bounds = bounds;
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
      documents.addAll(resources.subList(0, Math.min(bounds.resources, resources.size())));
      if (resources.size() > bounds.resources) {
        errors.add(rest(resources.get(bounds.resources), bounds.resources + " resources"));
      }
    }
    GivenDocuments given = new GivenDocuments(documents.stream().map(Document::tree).toList());
    Judge together = judge.beside(given);
    long room = bounds.characters;
    for (Document document : documents) {
      if (room < 0) {
        errors.add(rest(document, "%,d characters of problems".formatted(bounds.characters)));
        break;
      }
      if (isEncrypted(document)) {
        leftOut.add(Encryption.leftOut(document));
      } else {
        Optional<CheckResult.Judged> judged = judge(document, together);
        judged.ifPresentOrElse(results::add, () -> skipped.add(kind(document)));
        room -= judged.map(CheckResult.Judged::verdict).map(Check::characters).orElse(0L);
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

  private static long characters(Verdict verdict) {
    return verdict.rulings().stream().mapToLong(ruling -> ruling.finding().characters()).sum();
  }

  private static DocumentError rest(Document first, String most) {
    return new DocumentError(
        first.source(),
        first.line(),
        1,
        "more than " + most + "; send the rest from here on by itself");
  }

  private Optional<CheckResult.Judged> judge(Document document, Judge judge) {
    return judge
        .nearest(document.tree())
        .map(profile -> judge(document, profile, judge))
        .filter(judged -> !judged.verdict().rulings().isEmpty() || isServed(judged, judge));
  }

  /** Of a document of no kind that there is only that is told; without, it is one of the others. */
  private static boolean isServed(CheckResult.Judged judged, Judge judge) {
    return judge.profile(judged.document().tree()).isPresent();
  }

  private CheckResult.Judged judge(Document document, KindProfile profile, Judge judge) {
    AdmissionRequest request = request(document, profile);
    return new CheckResult.Judged(
        document,
        kind(document),
        request.namespace(),
        request.name(),
        judge.judge(request, bounds.steps));
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
