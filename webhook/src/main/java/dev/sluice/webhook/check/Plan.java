package dev.sluice.webhook.check;

import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Judge;
import dev.sluice.policies.Mutator.Mutated;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.kubernetes.Steps;
import dev.sluice.policies.state.GivenDocuments;
import dev.sluice.policies.targets.OtherTarget;
import dev.sluice.policies.targets.PatchPlan;
import dev.sluice.policies.targets.TargetReference;
import dev.sluice.policies.targets.TargetReference.Source;
import dev.sluice.policies.targets.Targeted;
import dev.sluice.webhook.check.Planning.Outcome;
import dev.sluice.webhook.source.LeftOut;
import dev.sluice.webhook.source.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Plans what deployment targets do to documents: to each as the update of the object that the state
 * holds, else as new, also where a server has stored it.
 */
public final class Plan {
  private static final String GROUP = "targets";

  private final Judge judge;
  private final Optional<String> target;
  private final List<Planning.Planned> resources = new ArrayList<>();
  private final List<KindName> skipped = new ArrayList<>();
  private final List<DocumentError> errors = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();

  private Plan(Judge judge, Optional<String> target) {
    this.judge = judge;
    this.target = target;
  }

  /**
   * The plans for the documents of all sources; Lists count as what they hold.
   *
   * @param judge with the state
   * @param asNew whether each is planned as new even where the state holds it
   * @param target the name of the target that each is tried with; empty for what each names itself
   */
  public static Planning of(
      List<Documents> sources, Judge judge, boolean asNew, Optional<String> target) {
    Function<Document, Applied> apply =
        document -> asNew ? Applied.asNew(document) : Applied.toState(document, judge);
    List<Applied> all =
        sources.stream()
            .flatMap(source -> source.documents().stream())
            .flatMap(Lists::expand)
            .map(apply)
            .toList();
    GivenDocuments given = GivenDocuments.of(all.stream().map(Applied::asStored).toList());
    Plan plan = new Plan(judge.beside(given), target);
    sources.forEach(source -> plan.errors.addAll(source.errors()));
    all.forEach(plan::document);
    return new Planning(plan.resources, plan.skipped, plan.errors, plan.leftOut);
  }

  private void document(Applied applied) {
    Document document = applied.document();
    Optional<DocumentError> untyped = Untyped.error(document, judge);
    Optional<KindProfile> profile = judge.profile(document.tree());
    if (untyped.isPresent()) {
      errors.add(untyped.get());
    } else if (profile.isEmpty()) {
      skipped.add(Requests.kind(document));
    } else if (Encryption.isOf(document.tree())) {
      leftOut.add(Encryption.leftOut(document));
    } else if (!profile.get().fields(Targeted.TYPE).isEmpty()) {
      resources.add(resource(applied, profile.get()));
    }
  }

  private Planning.Planned resource(Applied named, KindProfile profile) {
    Applied applied =
        target.map(name -> named.with(OtherTarget.in(named.object(), profile, name))).orElse(named);
    AdmissionRequest request = applied.request(profile);
    Judge.Rehearsed rehearsed = judge.rehearse(request, Steps.UNCOUNTED);
    Mutated mutated = rehearsed.mutated();
    Document document = applied.document();
    CheckResult.Judged judged =
        new CheckResult.Judged(
            document,
            Requests.kind(document),
            request.namespace(),
            request.name(),
            applied.updates(),
            onTargets(rehearsed.verdict()),
            mutated);
    Optional<TargetReference> sleeping =
        mutated.reference().isPresent() ? Optional.empty() : asIfNew(applied, profile);
    return new Planning.Planned(
        judged,
        applied.object(),
        mutated.reference().or(() -> sleeping),
        sleeping.isPresent() ? Outcome.notDue : outcome(mutated, judged.verdict()));
  }

  /** What names the target of an update's object, whether or not that is due. */
  private Optional<TargetReference> asIfNew(Applied applied, KindProfile profile) {
    return applied
        .deployed()
        .map(_ -> Requests.of(applied.document(), profile, applied.object(), Optional.empty()))
        .flatMap(request -> judge.mutator().mutate(request).reference());
  }

  private static Outcome outcome(Mutated mutated, Verdict verdict) {
    if (verdict.denied()) {
      return Outcome.failed;
    }
    if (mutated.plan().isEmpty()) {
      return mutated.reference().filter(Plan::isMeant).isPresent()
          ? Outcome.failed
          : Outcome.noTarget;
    }
    PatchPlan plan = mutated.plan().get();
    if (plan.failure().isPresent()) {
      return Outcome.failed;
    }
    return plan.isSettled() ? Outcome.unchanged : Outcome.changed;
  }

  /** A kind's own field may name an object of which only the platform knows. */
  private static boolean isMeant(TargetReference reference) {
    return reference.source() != Source.field;
  }

  private Verdict onTargets(Verdict verdict) {
    return new Verdict(
        verdict.rulings().stream().filter(r -> isOnTargets(r.finding().rule())).toList(),
        verdict.notes().stream().filter(note -> isOnTargets(note.rule())).toList());
  }

  private boolean isOnTargets(String rule) {
    return judge
        .policies()
        .catalogue()
        .find(rule)
        .filter(info -> info.group().equals(GROUP))
        .isPresent();
  }
}
