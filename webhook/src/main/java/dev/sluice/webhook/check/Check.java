package dev.sluice.webhook.check;

import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Judge;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.kubernetes.Steps;
import dev.sluice.policies.state.GivenDocuments;
import dev.sluice.webhook.source.LeftOut;
import dev.sluice.webhook.source.Lists;
import dev.sluice.webhook.source.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Judges documents as admission would judge them if they were applied, all together: as an update
 * of the object that the state holds, else of itself if a server stored it, else as new.
 */
public final class Check {
  private static final String PLACEHOLDERS =
      "placeholders are not judged; fill them in, and check the result";

  private final Judge judge;
  private final Bounds bounds;
  private final Predicate<Document> isNew;
  private final Optional<GivenDocuments> amid;
  private final boolean storedAsIs;

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

  /**
   * A check of whatever there is, however long it takes.
   *
   * @param judge with the state
   * @param isNew documents that are judged as new even if the state holds an object of their name
   */
  public Check(Judge judge, Predicate<Document> isNew) {
    this(judge, Bounds.NONE, isNew);
  }

  /** A check within bounds. */
  public Check(Judge judge, Bounds bounds) {
    this(judge, bounds, _ -> false);
  }

  private Check(Judge judge, Bounds bounds, Predicate<Document> isNew) {
    this(judge, bounds, isNew, Optional.empty(), false);
  }

  private Check(
      Judge judge,
      Bounds bounds,
      Predicate<Document> isNew,
      Optional<GivenDocuments> amid,
      boolean storedAsIs) {
    this.judge = judge;
    this.bounds = bounds;
    this.isNew = isNew;
    this.amid = amid;
    this.storedAsIs = storedAsIs;
  }

  /**
   * The same, but what a server stored is judged as it stands there: as admission would judge it if
   * it were new, without what deployment targets and mutations would make of it.
   */
  public Check ofStored() {
    return new Check(judge, bounds, isNew, amid, true);
  }

  /**
   * The same for documents that stand among others, of which that is known that rules on other
   * resources read.
   *
   * @param all these documents and the others
   */
  public Check amid(GivenDocuments all) {
    return new Check(judge, bounds, isNew, Optional.of(all), storedAsIs);
  }

  /** The documents of a source as they would be stored; Lists count as what they hold. */
  public List<Document> asStored(Documents source) {
    return source.documents().stream()
        .flatMap(Lists::expand)
        .map(document -> applied(document).asStored())
        .toList();
  }

  /** Whether a document is what a server stored, and so an update of itself. */
  public static boolean isDeployed(Document document) {
    return Apply.isDeployed(document.tree());
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
    List<Applied> all = documents.stream().map(this::applied).toList();
    GivenDocuments given =
        amid.orElseGet(() -> GivenDocuments.of(all.stream().map(Applied::asStored).toList()));
    Judge together = judge.beside(given);
    long room = bounds.characters;
    for (Applied applied : all) {
      Document document = applied.document();
      if (room < 0) {
        errors.add(rest(document, "%,d characters of problems".formatted(bounds.characters)));
        break;
      }
      Optional<DocumentError> untyped = Untyped.error(document, together);
      if (isEncrypted(document)) {
        leftOut.add(Encryption.leftOut(document));
      } else if (untyped.isPresent()) {
        errors.add(untyped.get());
      } else {
        Optional<CheckResult.Judged> judged = judge(applied, together);
        judged.ifPresentOrElse(results::add, () -> skipped.add(Requests.kind(document)));
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
            remarks(given, results, known))
        .with(leftOut);
  }

  private boolean isEncrypted(Document document) {
    return Encryption.isOf(document.tree()) && judge.profile(document.tree()).isPresent();
  }

  /** Of kinds that are judged: others may be repeated as often as overlays want. */
  private List<Remark> remarks(
      GivenDocuments given, List<CheckResult.Judged> results, List<CheckResult.Judged> known) {
    List<Remark> ambiguities = amid.isPresent() ? List.of() : ambiguities(given);
    Stream<Remark> placeholders =
        IntStream.range(0, results.size())
            .filter(i -> !results.get(i).equals(known.get(i)))
            .mapToObj(i -> results.get(i).document().source())
            .distinct()
            .map(file -> new Remark(file, PLACEHOLDERS));
    return Stream.concat(ambiguities.stream(), placeholders).toList();
  }

  /** What to know of names that documents define differently, of kinds that are judged. */
  public List<Remark> ambiguities(GivenDocuments given) {
    return Ambiguities.of(
        given.ambiguous().stream().filter(e -> judge.profile(e.one()).isPresent()).toList());
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

  private Applied applied(Document document) {
    return isNew.test(document)
        ? Applied.asNew(document)
        : Applied.toStateOrItself(document, judge);
  }

  private Optional<CheckResult.Judged> judge(Applied applied, Judge judge) {
    return judge
        .nearest(applied.object())
        .map(profile -> judge(applied, profile, judge))
        .filter(judged -> !judged.verdict().rulings().isEmpty() || isServed(judged, judge));
  }

  /** Of a document of no kind that there is only that is told; without, it is one of the others. */
  private static boolean isServed(CheckResult.Judged judged, Judge judge) {
    return judge.profile(judged.document().tree()).isPresent();
  }

  private CheckResult.Judged judge(Applied applied, KindProfile profile, Judge judge) {
    if (storedAsIs && applied.updates() == Updates.ITSELF) {
      return stored(applied.document(), profile, judge);
    }
    AdmissionRequest request = applied.request(profile);
    Document document = applied.document();
    Judge.Rehearsed rehearsed = judge.rehearse(request, bounds.steps);
    return new CheckResult.Judged(
        document,
        Requests.kind(document),
        request.namespace(),
        request.name(),
        applied.updates(),
        rehearsed.verdict(),
        rehearsed.mutated());
  }

  private CheckResult.Judged stored(Document document, KindProfile profile, Judge judge) {
    AdmissionRequest request = Requests.of(document, profile, document.tree(), Optional.empty());
    return new CheckResult.Judged(
        document,
        Requests.kind(document),
        request.namespace(),
        request.name(),
        Updates.NOTHING,
        judge.judge(request, bounds.steps));
  }
}
