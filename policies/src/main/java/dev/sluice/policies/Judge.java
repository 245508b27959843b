package dev.sluice.policies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.policy.Settings;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.FieldTree;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Note;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.Rule;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.policies.rule.UpdateRule;
import dev.sluice.policies.state.GivenDocuments;
import dev.sluice.policies.state.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Judges resources: the rules that a kind profile has places for, then the policies, exemptions and
 * the ratchet. The same request gets the same verdict from every surface.
 */
public final class Judge {
  /** A rule, and the index of the place that it looks at. */
  private record Check(Rule rule, int place) {}

  private record TransitionCheck(UpdateRule rule, FieldSpec place) {}

  /** Which rules look at which places of a kind. */
  private record Plan(
      KindProfile kind, FieldTree places, List<Check> checks, List<TransitionCheck> transitions) {

    static Plan of(KindProfile kind, RuleBook book) {
      FieldTree places = new FieldTree();
      List<Check> checks = new ArrayList<>();
      for (Rule rule : book.rules()) {
        for (FieldSpec place : kind.places(rule.place())) {
          checks.add(new Check(rule, places.index(place)));
        }
      }
      List<TransitionCheck> changes = new ArrayList<>();
      book.transitions()
          .forEach(
              r -> kind.places(r.place()).forEach(p -> changes.add(new TransitionCheck(r, p))));
      return new Plan(kind, places, checks, changes);
    }

    Findings judge(Resource resource) {
      Findings findings = new Findings();
      Field[] sites = places.sites(resource);
      for (Check check : checks) {
        check.rule.judge(sites[check.place], findings);
      }
      return findings;
    }

    Findings judge(Resource old, Resource now) {
      Findings findings = new Findings();
      transitions.forEach(
          c -> c.rule.judge(new Field(c.place, old), new Field(c.place, now), findings));
      return findings;
    }
  }

  private static final Comparator<Ruling> IN_ORDER =
      Comparator.comparing((Ruling r) -> r.finding().path()).thenComparing(r -> r.finding().rule());

  private final Kinds kinds;
  private final Policies policies;
  private final InstantSource clock;
  private final Supplier<State> state;
  private final Map<KindProfile, Plan> plans;

  /**
   * @param kinds the kinds to judge
   * @param book the rules to judge them by
   * @param policies the policies in force
   * @param clock for what expires
   */
  public Judge(Kinds kinds, RuleBook book, Policies policies, InstantSource clock) {
    this(kinds, book, policies, clock, () -> State.NONE);
  }

  /**
   * @param kinds the kinds to judge
   * @param book the rules to judge them by
   * @param policies the policies in force
   * @param clock for what expires
   * @param state what stands in the cluster, asked once for each verdict
   */
  public Judge(
      Kinds kinds, RuleBook book, Policies policies, InstantSource clock, Supplier<State> state) {
    this(kinds, plans(kinds, book), policies, clock, state);
  }

  private Judge(
      Kinds kinds,
      Map<KindProfile, Plan> plans,
      Policies policies,
      InstantSource clock,
      Supplier<State> state) {
    this.kinds = kinds;
    this.plans = plans;
    this.policies = policies;
    this.clock = clock;
    this.state = state;
  }

  private static Map<KindProfile, Plan> plans(Kinds kinds, RuleBook book) {
    Map<KindProfile, Plan> plans = new HashMap<>();
    for (KindProfile kind : kinds.all()) {
      plans.put(kind, Plan.of(kind, book));
      kind.variants().forEach(variant -> plans.put(variant, Plan.of(variant, book)));
    }
    return plans;
  }

  /** The same, with documents beside what stands in the cluster. */
  public Judge beside(GivenDocuments documents) {
    return new Judge(kinds, plans, policies, clock, () -> documents.over(state.get()));
  }

  /** The profile of the kind that a document gives, if it is one to judge. */
  public Optional<KindProfile> profile(JsonNode object) {
    return kinds
        .find(object.path("apiVersion").asText(""), object.path("kind").asText(""))
        .filter(k -> !k.onlyWithMainContainer() || hasMainContainer(k, object));
  }

  /** The verdict on a resource; {@link Verdict#NONE} for a kind without profile. */
  public Verdict judge(AdmissionRequest request) {
    return profile(request.object()).map(kind -> judge(kind, request)).orElse(Verdict.NONE);
  }

  /** The policies in force. */
  public Policies policies() {
    return policies;
  }

  private Verdict judge(KindProfile kind, AdmissionRequest request) {
    Settings settings = policies.settings(kind, request.namespace(), request.name());
    State known = state.get();
    Plan plan = Objects.requireNonNull(plans.get(kind.variant(settings, known)));
    Instant now = clock.instant();
    Resource resource = new Resource(plan.kind, request.object(), request, settings, known, now);
    Findings findings = plan.judge(resource);
    List<Ruling> rulings = rule(findings, resource);
    List<Note> notes = new ArrayList<>(findings.notes());
    if (request.operation() == Operation.UPDATE && request.oldObject().isPresent()) {
      Resource old =
          new Resource(plan.kind, request.oldObject().get(), request, settings, known, now);
      rulings = update(plan, old, resource, rulings, notes);
    }
    rulings.sort(IN_ORDER);
    notes.removeIf(
        note ->
            settings.decide(note.rule()).action() == Action.Off
                || plan.kind.isUnchecked(note.rule(), request.object()));
    return new Verdict(List.copyOf(rulings), List.copyOf(notes));
  }

  /** Adds what the change itself breaks, and softens what the old object broke already. */
  private List<Ruling> update(
      Plan plan, Resource old, Resource now, List<Ruling> rulings, List<Note> notes) {
    boolean harmless = Ratchet.isNeverRefused(old.object(), now.object());
    List<Ruling> all = new ArrayList<>(rulings);
    if (rulings.stream().anyMatch(r -> r.action() == Action.Deny)) {
      Ratchet ratchet = new Ratchet(old.object(), rule(plan.judge(old), old));
      all.replaceAll(ruling -> ratchet.soften(ruling, now.object(), harmless));
    }
    if (!harmless) {
      Findings changes = plan.judge(old, now);
      all.addAll(rule(changes, now));
      notes.addAll(changes.notes());
    }
    return all;
  }

  private static List<Ruling> rule(Findings findings, Resource resource) {
    Settings settings = resource.settings();
    List<Ruling> rulings = new ArrayList<>();
    for (Finding finding : findings.all()) {
      Settings.Decision decision = settings.decide(finding.rule());
      boolean unchecked = resource.kind().isUnchecked(finding.rule(), resource.object());
      if (decision.action() != Action.Off && !unchecked) {
        Action action =
            finding.advice() ? decision.action().atMost(Action.Warn) : decision.action();
        rulings.add(
            new Ruling(
                finding,
                action,
                decision.policy(),
                false,
                settings.exemption(finding.rule(), resource.now())));
      }
    }
    return rulings;
  }

  private static boolean hasMainContainer(KindProfile kind, JsonNode object) {
    for (JsonNode container : object.at("/spec/containers")) {
      if (container.path("name").asText("").equals(kind.mainContainer())) {
        return true;
      }
    }
    return false;
  }
}
