package dev.sluice.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the policies and exemptions in force say about one resource. */
public final class Settings {
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
    this.matching =
        policies.users().stream()
            .filter(p -> p.match().matches(kind.name(), namespace, name))
            .toList();
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
  String choice(String parameter) {
    Policy deciding = policies.fallback();
    int specificity = -1;
    for (Policy policy : matching) {
      if (policy.choice(parameter).isPresent() && policy.match().specificity() > specificity) {
        deciding = policy;
        specificity = policy.match().specificity();
      }
    }
    return deciding.choice(parameter).map(JsonNode::asText).orElse("");
  }

  /**
   * Whether a mutation is on: only where a policy names it by its id, since a policy that names the
   * group wants findings of other actions, and no change of anything.
   */
  boolean isOn(String mutation) {
    Policy deciding = policies.fallback();
    int specificity = -1;
    for (Policy policy : matching) {
      if (policy.ownAction(mutation).isPresent() && policy.match().specificity() > specificity) {
        deciding = policy;
        specificity = policy.match().specificity();
      }
    }
    return deciding.ownAction(mutation).filter(action -> action != Action.Off).isPresent();
  }

  /** The exemption that covers a finding of the rule, if one does at this instant. */
  public Optional<String> exemption(String rule, Instant now) {
    return policies.exemptions().stream()
        .filter(e -> e.covers(rule, kind, namespace, name, now))
        .map(Exemption::name)
        .findFirst();
  }

  private Policy deciding(RuleInfo rule) {
    if (matching.isEmpty()) {
      return policies.fallback();
    }
    return matching.stream()
        .filter(p -> p.action(rule).isPresent())
        .max(
            Comparator.<Policy>comparingInt(p -> p.match().specificity())
                .thenComparing(p -> p.action(rule).orElseThrow())
                .thenComparing(Policy::name, Comparator.reverseOrder()))
        .orElse(policies.fallback());
  }
}
