package dev.sluice.policies.export;

import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.policy.Decisions;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.policies.rule.RuleInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an API server can be told of the rules in force, so that it holds while nobody judges.
 *
 * @param policies one for each kind and action
 * @param left the rules of the same groups that refuse something and are in none of them
 */
public record Export(List<AdmissionPolicy> policies, List<String> left) {
  /** The groups of which a user expects that they hold. */
  private static final Set<String> GROUPS = Set.of("labels", "exclusivity", "ports");

  /**
   * The export of policies.
   *
   * @param now for exemptions, of which those that have ended are left out
   * @param optedIn whether only namespaces that choose so are judged
   */
  public static Export of(RuleBook book, Policies inForce, Instant now, boolean optedIn) {
    Exporter exporter = new Exporter(inForce, now);
    book.kinds().all().stream()
        .filter(kind -> !kind.name().group().isEmpty())
        .forEach(exporter::add);
    return new Export(exporter.policies(optedIn), exporter.left(book));
  }

  /** What resources have in common that one policy can be for. */
  private record Place(String group, String plural, boolean namespaced, Action action) {}

  /** What is said of the resources of one place in one version of the API. */
  private record Said(Validations validations, SortedSet<String> comments) {}

  private static final class Exporter {
    private final Policies inForce;
    private final Decisions decisions;
    private final Instant now;
    private final Map<Place, Map<String, Said>> said = new LinkedHashMap<>();
    private final Set<String> exported = new TreeSet<>();

    Exporter(Policies inForce, Instant now) {
      this.inForce = inForce;
      this.decisions = new Decisions(inForce);
      this.now = now;
    }

    void add(KindProfile kind) {
      Family.ALL.stream()
          .flatMap(family -> family.of(kind))
          .filter(essential -> !kind.isForSomeBuilds(essential.rule()))
          .forEach(essential -> add(kind, essential));
    }

    private void add(KindProfile kind, Essential essential) {
      RuleInfo rule = inForce.catalogue().rule(essential.rule());
      List<String> notBefore = new ArrayList<>(exceptions(kind, rule));
      for (Decisions.Scoped decision : decisions.of(kind, rule)) {
        Optional<String> match = decision.match().map(scope -> Scope.of(scope, kind));
        Action action =
            essential.mild() ? decision.action().atMost(Action.Warn) : decision.action();
        if (action != Action.Off) {
          Said of = said(kind, action);
          String scope = Cel.all(Stream.concat(notBefore.stream(), match.stream()).toList());
          of.validations().add(essential, rule, decision, scope);
          decisions
              .exemptions(kind, rule, now)
              .forEach(e -> of.comments().add(e.exemption().ends() + "; export again afterwards"));
          exported.add(rule.id());
        }
        match.map(Cel::not).ifPresent(notBefore::add);
      }
    }

    /** For which resources the rule has nothing to say, whoever decides. */
    private List<String> exceptions(KindProfile kind, RuleInfo rule) {
      return Stream.concat(
              kind.unchecked(rule.id()).map(Scope::of).stream(),
              decisions.exemptions(kind, rule, now).stream()
                  .map(exempted -> Scope.of(exempted.match(), kind)))
          .map(Cel::not)
          .toList();
    }

    private Said said(KindProfile kind, Action action) {
      Place place = new Place(kind.name().group(), kind.plural(), kind.namespaced(), action);
      return said.computeIfAbsent(place, _ -> new LinkedHashMap<>())
          .computeIfAbsent(
              kind.name().version(), _ -> new Said(new Validations(), new TreeSet<>()));
    }

    List<AdmissionPolicy> policies(boolean optedIn) {
      List<AdmissionPolicy> policies = new ArrayList<>();
      said.forEach((place, versions) -> policies.add(policy(place, versions, optedIn)));
      return List.copyOf(policies);
    }

    /** All versions of a kind are one policy, since the API server may convert one to another. */
    private AdmissionPolicy policy(Place place, Map<String, Said> versions, boolean optedIn) {
      if (Set.copyOf(versions.values()).size() != 1) {
        throw new IllegalStateException("versions of " + place.plural() + " have other rules");
      }
      Said one = versions.values().iterator().next();
      AdmissionPolicy.Target target =
          new AdmissionPolicy.Target(
              place.group(),
              List.copyOf(versions.keySet()),
              place.plural(),
              place.namespaced(),
              optedIn,
              inForce.generation());
      return AdmissionPolicy.of(target, place.action(), one.validations(), one.comments());
    }

    List<String> left(RuleBook book) {
      return inForce.catalogue().all().stream()
          .filter(rule -> GROUPS.contains(rule.group()) && !exported.contains(rule.id()))
          .filter(rule -> book.kinds().all().stream().anyMatch(kind -> refuses(kind, rule)))
          .map(RuleInfo::id)
          .toList();
    }

    private boolean refuses(KindProfile kind, RuleInfo rule) {
      return decisions.of(kind, rule).stream()
          .anyMatch(decision -> decision.action() == Action.Deny);
    }
  }
}
