package dev.sluice.policies.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.RuleInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the policies and exemptions in force say about a rule on all resources of a kind, scope by
 * scope, for who cannot ask {@link Settings} about each resource.
 */
public final class Decisions {
  private final Policies policies;

  /**
   * What is decided about a rule where nothing before it matches.
   *
   * @param match the scope; empty where it is for all that is left
   * @param action what becomes of findings
   * @param parameters of the rule, by name; a missing node for one that nobody gives
   */
  public record Scoped(
      Optional<Match> match, Action action, Function<String, JsonNode> parameters) {}

  /** Where an exemption holds. */
  public record Exempted(Exemption exemption, Match match) {}

  public Decisions(Policies policies) {
    this.policies = policies;
  }

  /** The decisions about a rule in their order: the first that matches counts, the last always. */
  public List<Scoped> of(KindProfile kind, RuleInfo rule) {
    List<Scoped> decisions = new ArrayList<>();
    for (Policy policy : deciding(kind, rule)) {
      boolean isLast = policy == policies.fallback() || policy.match().isForAll();
      Action action = policy.action(rule).orElse(Action.Off);
      decisions.add(
          new Scoped(
              isLast ? Optional.empty() : Optional.of(policy.match()),
              policies.locked(kind, rule, action).orElse(action),
              name -> parameter(policy, rule, name)));
      if (isLast) {
        break;
      }
    }
    return List.copyOf(decisions);
  }

  /** Those of users that name the rule, the one with most weight first, and the fallback. */
  private List<Policy> deciding(KindProfile kind, RuleInfo rule) {
    List<Policy> deciding = new ArrayList<>(policies.users());
    deciding.removeIf(p -> !p.match().isFor(kind.name()) || p.action(rule).isEmpty());
    deciding.sort(Settings.byWeight(rule).reversed());
    deciding.add(policies.fallback());
    return deciding;
  }

  private JsonNode parameter(Policy policy, RuleInfo rule, String name) {
    return policy
        .parameter(rule, name)
        .or(() -> policies.fallback().parameter(rule, name))
        .orElseGet(MissingNode::getInstance);
  }

  /** The exemptions from a rule that have not ended. */
  public List<Exempted> exemptions(KindProfile kind, RuleInfo rule, Instant now) {
    return policies.exemptions().stream()
        .filter(e -> e.isAbout(rule, kind) && now.isBefore(e.exemption().end()))
        .map(e -> new Exempted(e.exemption(), e.match()))
        .toList();
  }
}
