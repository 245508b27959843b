package dev.sluice.policies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.custom.OwnRule;
import dev.sluice.policies.custom.Review;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.kubernetes.ObjectIdentity;
import dev.sluice.policies.kubernetes.Steps;
import dev.sluice.policies.pod.Pods;
import dev.sluice.policies.policy.Exemption;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.policy.Settings;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Note;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.policies.rule.Situation;
import dev.sluice.policies.state.GivenDocuments;
import dev.sluice.policies.state.State;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Judges resources: the rules that a kind profile has fields for, then the policies, exemptions and
 * the ratchet. The same request gets the same verdict from every surface.
 */
public final class Judge {
  /** The rule that tells a document of an unknown kind or version of a known group. */
  private static final String UNSERVED = "SLU-073";

  private final Kinds kinds;
  private final Policies policies;
  private final InstantSource clock;
  private final Supplier<State> state;
  private final Map<KindProfile, KindPlan> plans;
  private final Optional<PodInspection> inspection;
  private final Mutator mutator;

  /**
   * What becomes of a request: first it is changed, then what it was changed into is judged.
   *
   * @param mutated what it is changed into
   * @param verdict the verdict on that, and what is said of the changes
   */
  public record Rehearsed(Mutator.Mutated mutated, Verdict verdict) {}

  /**
   * @param book the rules to judge by
   * @param policies the policies in force
   * @param clock for what expires
   * @param state what stands in the cluster, asked once for each verdict
   */
  public Judge(RuleBook book, Policies policies, InstantSource clock, Supplier<State> state) {
    this(
        book.kinds(),
        plans(book),
        policies,
        clock,
        state,
        Optional.empty(),
        new Mutator(book, policies, clock, state));
  }

  private Judge(
      Kinds kinds,
      Map<KindProfile, KindPlan> plans,
      Policies policies,
      InstantSource clock,
      Supplier<State> state,
      Optional<PodInspection> inspection,
      Mutator mutator) {
    this.kinds = kinds;
    this.plans = plans;
    this.policies = policies;
    this.clock = clock;
    this.state = state;
    this.inspection = inspection;
    this.mutator = mutator;
  }

  private static Map<KindProfile, KindPlan> plans(RuleBook book) {
    Map<KindProfile, KindPlan> plans = new HashMap<>();
    for (KindProfile kind : book.kinds().all()) {
      plans.put(kind, new KindPlan(kind, book));
      kind.variants().forEach(variant -> plans.put(variant, new KindPlan(variant, book)));
    }
    return plans;
  }

  /** The same, with documents beside what stands in the cluster. */
  public Judge beside(GivenDocuments documents) {
    return new Judge(
        kinds,
        plans,
        policies,
        clock,
        () -> documents.over(state.get()),
        inspection,
        mutator.beside(documents));
  }

  /** The same, which also has the pods of each resource inspected, after the rules. */
  public Judge inspecting(PodInspection pods) {
    return new Judge(kinds, plans, policies, clock, state, Optional.of(pods), mutator);
  }

  /** The profile of the kind that a document gives, if it is one to judge. */
  public Optional<KindProfile> profile(JsonNode object) {
    return kinds.of(object);
  }

  /** Whether any rule can have something to say: of a deletion those of few kinds. */
  public boolean concerns(AdmissionRequest request) {
    return profile(request.object())
        .filter(kind -> request.operation() != Operation.DELETE || plan(kind).judgesDeletions())
        .isPresent();
  }

  /** The profile of the kind that a document is or was meant to be, if it is one to judge. */
  public Optional<KindProfile> nearest(JsonNode object) {
    return profile(object).or(() -> kinds.nearest(object));
  }

  /** The object of an identity that stands in the cluster, as far as that is known. */
  public Optional<JsonNode> deployed(ObjectIdentity id) {
    return state.get().deployed(id);
  }

  /**
   * What admission makes of a resource: its deployment target and the mutations change it, and the
   * rules judge what comes of it.
   *
   * @param steps the work, which ends when there is no time left
   */
  public Rehearsed rehearse(AdmissionRequest request, Steps steps) {
    Mutator.Mutated mutated = mutator.mutate(request, steps);
    if (mutated.verdict().denied()) {
      return new Rehearsed(mutated, judge(request, steps)); // which finds it, and all else
    }
    Verdict verdict = judge(request.with(mutated.object(), mutated.edits()), steps);
    return new Rehearsed(mutated, verdict.with(mutated.verdict()));
  }

  /** Changes resources by the same policies. */
  public Mutator mutator() {
    return mutator;
  }

  /**
   * The verdict on a resource, however long it takes: see {@link #judge(AdmissionRequest, Steps)}.
   */
  public Verdict judge(AdmissionRequest request) {
    return judge(request, Steps.UNCOUNTED);
  }

  /**
   * The verdict on a resource; {@link Verdict#NONE} for a kind without profile.
   *
   * @param steps the work, which ends when there is no time left
   * @throws dev.sluice.policies.kubernetes.DeadlineExceededException then
   */
  public Verdict judge(AdmissionRequest request, Steps steps) {
    Optional<KindProfile> kind = profile(request.object());
    if (kind.isEmpty() && request.origin() == Origin.DOCUMENT) {
      return kinds
          .nearest(request.object())
          .map(nearest -> stranger(nearest, request, steps))
          .orElse(Verdict.NONE);
    }
    return kind.map(known -> judge(known, request, steps)).orElse(Verdict.NONE);
  }

  /** Of a document that no operator serves only that: its fields may mean something else. */
  private Verdict stranger(KindProfile nearest, AdmissionRequest request, Steps steps) {
    List<Ruling> rulings = new ArrayList<>(judge(nearest, request, steps).rulings());
    rulings.removeIf(ruling -> !ruling.finding().rule().equals(UNSERVED));
    return new Verdict(List.copyOf(rulings), List.of());
  }

  /**
   * The pods that are built from a resource as it is, by the installation of the policies in force;
   * none of a kind without pods. Where it may be for any of several systems, those of the
   * likeliest.
   */
  public List<Pods> pods(AdmissionRequest request) {
    Optional<KindProfile> kind = profile(request.object());
    return kind.map(base -> pods(base, request)).orElse(List.of());
  }

  private List<Pods> pods(KindProfile base, AdmissionRequest request) {
    State known = state.get();
    Settings settings = policies.settings(base, request.namespace(), request.name(), known);
    Situation situation = request.in(settings, known, clock.instant(), Steps.UNCOUNTED);
    List<KindProfile> candidates =
        base.candidates(settings.installation(), situation.state(), request.objects());
    KindProfile likeliest = candidates.getFirst();
    String doubt = candidates.size() == 1 ? "" : CandidateVerdicts.doubt(base, likeliest);
    return plan(likeliest).pods(request.resource(likeliest, situation)).stream()
        .map(pods -> pods.doubted(doubt))
        .filter(pods -> !pods.all().isEmpty())
        .toList();
  }

  /** The policies in force. */
  public Policies policies() {
    return policies;
  }

  private Verdict judge(KindProfile base, AdmissionRequest request, Steps steps) {
    State known = state.get();
    Settings settings = policies.settings(base, request.namespace(), request.name(), known);
    Situation situation = request.in(settings, known, clock.instant(), steps);
    List<KindProfile> candidates =
        base.candidates(settings.installation(), situation.state(), request.objects());
    if (candidates.size() == 1) {
      return judge(plan(candidates.getFirst()), request, settings, situation);
    }
    List<CandidateVerdicts.OfCandidate> verdicts =
        candidates.stream()
            .map(
                kind ->
                    new CandidateVerdicts.OfCandidate(
                        kind, judge(plan(kind), request, settings, situation)))
            .toList();
    return new CandidateVerdicts(base, verdicts).together();
  }

  private Verdict judge(
      KindPlan plan, AdmissionRequest request, Settings settings, Situation situation) {
    Resource resource = request.resource(plan.kind(), situation);
    Findings findings = new Findings(policies.catalogue(), situation.steps());
    if (request.operation() == Operation.DELETE) {
      plan.judgeDeletion(resource, findings);
      return Verdict.of(rule(findings, resource, settings), findings.notes());
    }
    plan.judge(resource, findings);
    List<Ruling> rulings = rule(findings, resource, settings);
    List<Note> notes = new ArrayList<>(findings.notes());
    if (inspection.isPresent()) {
      Findings beside = inspect(plan, resource, situation.steps());
      List<Ruling> more = rule(beside, resource, settings);
      more.removeIf(new FoundPlaces(rulings)::hold);
      rulings.addAll(more);
      notes.addAll(beside.notes());
    }
    Optional<Resource> old = request.oldResource(plan.kind(), situation);
    List<OwnRule> own = settings.own();
    if (!own.isEmpty()) {
      Findings beside = judge(own, plan, resource, old, situation.steps());
      rulings.addAll(rule(beside, resource, settings));
      notes.addAll(beside.notes());
    }
    if (request.operation() == Operation.UPDATE && old.isPresent()) {
      rulings = update(plan, old.get(), resource, settings, rulings, notes, situation.steps());
    }
    rulings = new ArrayList<>(TargetOrigins.named(rulings, resource, old));
    rulings.sort(Ruling.IN_ORDER);
    notes.removeIf(
        note ->
            settings.decide(note.rule()).action() == Action.Off
                || plan.kind().isUnchecked(note.rule(), request.object(), settings.installation()));
    return new Verdict(List.copyOf(rulings), List.copyOf(notes));
  }

  /** What an inspection says of the pods of a resource; nothing where there is none. */
  private Findings inspect(KindPlan plan, Resource resource, Steps steps) {
    Findings findings = new Findings(policies.catalogue(), steps);
    inspection.ifPresent(look -> look.inspect(plan.pods(resource), findings));
    return findings;
  }

  /** What the rules say that policies bring. */
  private Findings judge(
      List<OwnRule> own, KindPlan plan, Resource resource, Optional<Resource> old, Steps steps) {
    Findings findings = new Findings(policies.catalogue(), steps);
    Subjects subjects = new Subjects(plan, resource);
    Review review = new Review(resource, old.map(Resource::object));
    own.forEach(rule -> rule.judge(subjects, review, findings));
    return findings;
  }

  private KindPlan plan(KindProfile kind) {
    return Objects.requireNonNull(plans.get(kind));
  }

  /** Adds what the change itself breaks, and softens what the old object broke already. */
  private List<Ruling> update(
      KindPlan plan,
      Resource old,
      Resource now,
      Settings settings,
      List<Ruling> rulings,
      List<Note> notes,
      Steps steps) {
    boolean harmless = Ratchet.isNeverRefused(old.object(), now.object());
    List<Ruling> all = new ArrayList<>(rulings);
    if (rulings.stream().anyMatch(r -> r.action() == Action.Deny)) {
      Findings before = new Findings(policies.catalogue(), steps);
      plan.judge(old, before);
      List<Ruling> deniedBefore = rule(before, old, settings);
      deniedBefore.addAll(rule(inspect(plan, old, steps), old, settings));
      Findings own = judge(settings.own(), plan, old, Optional.empty(), steps);
      deniedBefore.addAll(rule(own, old, settings));
      Set<String> cutShort = new HashSet<>(before.cutShort());
      cutShort.addAll(own.cutShort());
      Ratchet ratchet = new Ratchet(old.object(), deniedBefore, cutShort);
      all.replaceAll(ruling -> ratchet.soften(ruling, now.object(), harmless));
    }
    if (!harmless) {
      Findings changes = new Findings(policies.catalogue(), steps);
      plan.judge(old, now, changes);
      all.addAll(rule(changes, now, settings));
      notes.addAll(changes.notes());
    }
    return all;
  }

  /** What is decided once for all findings of a rule. */
  private record Decided(
      Settings.Decision decision, Optional<Exemption> exemption, Optional<Exemption> ended) {}

  /** What becomes of findings by the policies in force. */
  static List<Ruling> rule(Findings findings, Resource resource, Settings settings) {
    List<Ruling> rulings = new ArrayList<>();
    if (findings.isEmpty()) {
      return rulings;
    }
    Map<String, Decided> decided = new HashMap<>();
    for (Finding finding : findings.all()) {
      Decided of =
          decided.computeIfAbsent(finding.rule(), rule -> decide(rule, resource, settings));
      Action action = of.decision().action();
      if (action != Action.Off) {
        rulings.add(
            new Ruling(
                finding,
                finding.advice() ? action.atMost(Action.Warn) : action,
                of.decision().policy(),
                false,
                of.exemption().map(Exemption::name),
                of.ended()));
      }
    }
    rulings.stream()
        .filter(ruling -> ruling.action() == Action.Deny)
        .map(ruling -> Objects.requireNonNull(decided.get(ruling.finding().rule())))
        .flatMap(of -> of.exemption().stream())
        .distinct()
        .flatMap(exemption -> EndingExemption.of(exemption, settings, resource.now()).stream())
        .toList()
        .forEach(rulings::add);
    GivingWay.among(rulings);
    return rulings;
  }

  private static Decided decide(String rule, Resource resource, Settings settings) {
    Settings.Decision decision = settings.decide(rule);
    if (resource.kind().isUnchecked(rule, resource.object(), resource.installation())) {
      Settings.Decision off = new Settings.Decision(Action.Off, decision.policy());
      return new Decided(off, Optional.empty(), Optional.empty());
    }
    Optional<Exemption> exemption = settings.exemption(rule, resource.now());
    return new Decided(
        decision,
        exemption,
        exemption.isPresent() ? Optional.empty() : settings.endedExemption(rule, resource.now()));
  }
}
