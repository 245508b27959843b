package dev.sluice.policies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.kubernetes.Steps;
import dev.sluice.policies.patch.Difference;
import dev.sluice.policies.patch.Draft;
import dev.sluice.policies.patch.Edit;
import dev.sluice.policies.patch.Moves;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.policy.Settings;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Mutation;
import dev.sluice.policies.rule.Registration;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.policies.rule.Situation;
import dev.sluice.policies.state.GivenDocuments;
import dev.sluice.policies.state.State;
import dev.sluice.policies.targets.PatchPlan;
import dev.sluice.policies.targets.TargetFindings;
import dev.sluice.policies.targets.TargetReference;
import dev.sluice.policies.targets.TargetUse;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Changes resources before they are stored: first by the deployment target that each names, all of
 * its patch set or nothing, then by the mutations that the policies turn on, of which each sees the
 * object as those before it left it.
 */
public final class Mutator {
  private final RuleBook book;
  private final List<Registration.OfMutation<?>> mutations;
  private final Policies policies;
  private final InstantSource clock;
  private final Supplier<State> state;

  /**
   * What becomes of an object.
   *
   * @param object the object as it is to be stored, which shares with the one that came what does
   *     not change; the same one where nothing changes or it is refused
   * @param edits what makes it of the object that came, in order
   * @param reference what names the object's target; empty where nothing does, or it is not due
   * @param plan what the object's target does to it; empty where it has none
   * @param verdict what refuses the request, and which values of the user's are overridden
   */
  public record Mutated(
      JsonNode object,
      List<Edit> edits,
      Optional<TargetReference> reference,
      Optional<PatchPlan> plan,
      Verdict verdict) {

    /** An object that stays as it came. */
    public static Mutated nothing(JsonNode object) {
      return new Mutated(object, List.of(), Optional.empty(), Optional.empty(), Verdict.NONE);
    }

    /**
     * Where in the object that came a value of the object to be stored was; of an element that was
     * put into a list the list.
     */
    public FieldPath came(FieldPath path) {
      return new Moves(edits).before(path);
    }
  }

  /**
   * @param book the mutations that may be turned on
   * @param policies the policies in force
   * @param clock for what mutations ask of the time
   * @param state what stands in the cluster, asked once for each resource
   */
  public Mutator(RuleBook book, Policies policies, InstantSource clock, Supplier<State> state) {
    this.book = book;
    this.mutations = book.mutations().toList();
    this.policies = policies;
    this.clock = clock;
    this.state = state;
  }

  /** The same, with documents beside what stands in the cluster. */
  public Mutator beside(GivenDocuments documents) {
    return new Mutator(book, policies, clock, () -> documents.over(state.get()));
  }

  /** The same as {@link #mutate(AdmissionRequest, Steps)}, however long it takes. */
  public Mutated mutate(AdmissionRequest request) {
    return mutate(request, Steps.UNCOUNTED);
  }

  /**
   * The object as it is to be stored; as it came for a kind without profile.
   *
   * @param steps the work, which ends when there is no time left
   * @throws IllegalStateException where the edits do not make of the object what was meant: the API
   *     server would refuse the user's request for it
   */
  public Mutated mutate(AdmissionRequest request, Steps steps) {
    KindName name = request.kind();
    return book.kinds()
        .find(name.apiVersion(), name.kind())
        .map(kind -> mutate(kind, request, steps))
        .orElseGet(() -> Mutated.nothing(request.object()));
  }

  private Mutated mutate(KindProfile base, AdmissionRequest request, Steps steps) {
    State known = state.get();
    Settings settings = policies.settings(base, request.namespace(), request.name(), known);
    Situation situation = request.in(settings, known, clock.instant(), steps);
    KindProfile kind =
        base.candidates(settings.installation(), situation.state(), request.objects()).getFirst();
    Resource resource = request.resource(kind, situation);
    Optional<Resource> old = request.oldResource(kind, situation);
    Optional<TargetUse> use = TargetUse.of(resource, old);
    List<Registration.OfMutation<?>> on =
        mutations.stream()
            .filter(mutation -> !kind.fields(mutation.type()).isEmpty())
            .filter(mutation -> settings.isOn(mutation.id()))
            .toList();
    if (use.isEmpty() && on.isEmpty()) {
      return Mutated.nothing(request.object());
    }
    Optional<TargetReference> reference = use.flatMap(TargetUse::reference);
    Optional<PatchPlan> plan = use.flatMap(TargetUse::plan);
    Verdict refusal =
        verdict(resource, settings, f -> use.ifPresent(u -> TargetFindings.ofReference(u, f)));
    if (refusal.denied()) {
      return new Mutated(request.object(), List.of(), reference, plan, refusal);
    }
    Pipeline pipeline = new Pipeline(request, kind, situation, old);
    use.ifPresent(pipeline::target);
    on.forEach(pipeline::step);
    Verdict overrides =
        verdict(resource, settings, f -> plan.ifPresent(p -> TargetFindings.ofOverrides(p, f)));
    return new Mutated(pipeline.object(), pipeline.proved(), reference, plan, overrides);
  }

  private Verdict verdict(Resource resource, Settings settings, Consumer<Findings> report) {
    Findings findings = new Findings(policies.catalogue(), resource.value().steps());
    report.accept(findings);
    return Verdict.of(Judge.rule(findings, resource, settings));
  }

  /** An object on its way through target and mutations. */
  private static final class Pipeline {
    private final AdmissionRequest request;
    private final KindProfile kind;
    private final Situation situation;
    private final Optional<Resource> old;
    private Draft draft;

    Pipeline(
        AdmissionRequest request, KindProfile kind, Situation situation, Optional<Resource> old) {
      this.request = request;
      this.kind = kind;
      this.situation = situation;
      this.old = old;
      this.draft = new Draft(request.object());
    }

    void target(TargetUse use) {
      draft = new Draft(use.object());
    }

    <S extends Record> void step(Registration.OfMutation<S> registration) {
      Mutation<S> mutation = registration.mutation();
      for (FieldSpec<S> spec : kind.fields(registration.type())) {
        Resource now =
            new Resource(kind, draft.tree(), request.operation() == Operation.CREATE, situation);
        mutation
            .edits(now.field(spec), old.map(before -> before.field(spec)))
            .forEach(edit -> edit.applyTo(draft));
      }
    }

    JsonNode object() {
      return draft.tree();
    }

    /** The edits, applied once to the object as it came: what the API server will do. */
    List<Edit> proved() {
      List<Edit> edits = Difference.between(request.object(), draft.tree());
      Draft proof = new Draft(request.object());
      edits.forEach(edit -> edit.applyTo(proof));
      if (!proof.tree().equals(draft.tree())) {
        throw new IllegalStateException("the edits do not make what the mutations made");
      }
      return edits;
    }
  }
}
