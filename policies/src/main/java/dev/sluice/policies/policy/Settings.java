package dev.sluice.policies.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Rule;
import dev.sluice.policies.rule.RuleInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the policies and exemptions in force say about one resource. */
public final class Settings {
  private static final Comparator<Policy> BY_SPECIFICITY =
      Comparator.comparingInt(policy -> policy.match().specificity());
  private static final Comparator<Policy> BY_NAME =
      Comparator.comparing(Policy::name, Comparator.reverseOrder());

  private final Policies policies;
  private final List<Policy> matching;
  private final KindProfile kind;
  private final String namespace;
  private final String name;

  /**
   * Who decides about a rule, and how.
   *
   * @param action what becomes of its findings
   * @param policy the deciding policy's name; empty where none names the rule
   */
  public record Decision(Action action, String policy) {}

  Settings(Policies policies, KindProfile kind, String namespace, String name) {
    this.policies = policies;
    this.kind = kind;
    this.namespace = namespace;
    this.name = name;
    List<Policy> matches = new ArrayList<>(policies.users());
    matches.removeIf(policy -> !policy.match().matches(kind.name(), namespace, name));
    this.matching = matches;
  }

  /**
   * The decision about a rule: among the users' policies that match and name it the most specific
   * scope, of equal scopes the strictest; else the policy called {@code default}.
   */
  public Decision decide(String rule) {
    RuleInfo info = Rule.info(rule);
    Policy policy = deciding(info);
    Action action = policy.action(info).orElse(Action.Off);
    boolean locked = kind.isOwn() && action.compareTo(Action.Deny) < 0;
    return locked
        ? new Decision(policies.builtIn().action(info).orElse(Action.Deny), Policy.DEFAULT)
        : new Decision(action, policy.name());
  }

  /** A parameter as the deciding policy gives it, else as {@code default} does, else missing. */
  public JsonNode parameter(String rule, String name) {
    RuleInfo info = Rule.info(rule);
    return deciding(info)
        .parameter(info, name)
        .or(() -> policies.fallback().parameter(info, name))
        .orElseGet(MissingNode::getInstance);
  }

  /**
   * Which of several systems the resource is for: a parameter that many rules share, and that
   * counts for all of them wherever a policy sets it. Empty where none does.
   */
  public String choice(String parameter) {
    return mostSpecific(policy -> policy.choice(parameter).isPresent())
        .choice(parameter)
        .map(JsonNode::asText)
        .orElse("");
  }

  /**
   * Whether a mutation is on: only where a policy names it by its id, since a policy that names the
   * group wants findings of other actions, and no change of anything.
   */
  public boolean isOn(String mutation) {
    return mostSpecific(policy -> policy.ownAction(mutation).isPresent())
        .ownAction(mutation)
        .filter(action -> action != Action.Off)
        .isPresent();
  }

  private Policy mostSpecific(Predicate<Policy> speaks) {
    return matching.isEmpty()
        ? policies.fallback()
        : matching.stream()
            .filter(speaks)
            .max(BY_SPECIFICITY.thenComparing(BY_NAME))
            .orElse(policies.fallback());
  }

  /** The exemption that covers a finding of the rule, if one does at this instant. */
  public Optional<String> exemption(String rule, Instant now) {
    for (PolicyExemption exemption : policies.exemptions()) {
      if (exemption.covers(rule, kind, namespace, name, now)) {
        return Optional.of(exemption.name());
      }
    }
    return Optional.empty();
  }

  private Policy deciding(RuleInfo rule) {
    if (matching.isEmpty()) {
      return policies.fallback();
    }
    return matching.stream()
        .filter(p -> p.action(rule).isPresent())
        .max(BY_SPECIFICITY.thenComparing(p -> p.action(rule).orElseThrow()).thenComparing(BY_NAME))
        .orElse(policies.fallback());
  }
}
