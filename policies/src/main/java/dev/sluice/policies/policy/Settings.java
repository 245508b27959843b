package dev.sluice.policies.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.policies.custom.OwnRule;
import dev.sluice.policies.kind.Installation;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.RuleInfo;
import dev.sluice.policies.rule.RuleSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the policies and exemptions in force say about one resource. */
public final class Settings implements RuleSettings {
  private static final Comparator<Policy> BY_SPECIFICITY =
      Comparator.comparingInt(policy -> policy.match().specificity());
  private static final Comparator<Policy> BY_NAME =
      Comparator.comparing(Policy::name, Comparator.reverseOrder());

  private final Policies policies;
  private final List<Policy> matching;
  private final KindProfile kind;
  private final NamespaceLabels namespace;
  private final String name;
  private final Installation installation;

  /**
   * Who decides about a rule, and how.
   *
   * @param action what becomes of its findings
   * @param policy the deciding policy's name; empty where none names the rule
   */
  public record Decision(Action action, String policy) {}

  Settings(Policies policies, KindProfile kind, String name, NamespaceLabels namespace) {
    this.policies = policies;
    this.kind = kind;
    this.namespace = namespace;
    this.name = name;
    List<Policy> matches = new ArrayList<>(policies.users());
    matches.removeIf(policy -> !policy.match().matches(kind.name(), namespace, name));
    this.matching = matches;
    this.installation = installed();
  }

  /**
   * The decision about a rule: among the users' policies that match and name it the most specific
   * scope, of equal scopes the strictest; else the policy called {@code default}.
   */
  public Decision decide(String rule) {
    RuleInfo info = policies.catalogue().rule(rule);
    Policy policy = deciding(info);
    Action action = policy.action(info).orElse(Action.Off);
    return policies
        .locked(kind, info, action)
        .map(always -> new Decision(always, Policy.DEFAULT))
        .orElseGet(() -> new Decision(action, policy.name()));
  }

  /**
   * The rules that the policies for the resource bring themselves. None is for policies, which
   * could not be mended any more.
   */
  public List<OwnRule> own() {
    return !policies.bringRules() || PolicyRule.isAbout(kind)
        ? List.of()
        : Stream.concat(matching.stream(), Stream.of(policies.fallback()))
            .flatMap(policy -> policy.own().stream())
            .toList();
  }

  @Override
  public List<String> undecided() {
    return policies.selectors().stream()
        .filter(policy -> policy.match().isUndecided(kind.name(), namespace, name))
        .map(Policy::name)
        .toList();
  }

  /** A parameter as the deciding policy gives it, else as {@code default} does, else missing. */
  @Override
  public JsonNode parameter(String rule, String name) {
    RuleInfo info = policies.catalogue().rule(rule);
    return deciding(info)
        .parameter(info, name)
        .or(() -> policies.fallback().parameter(info, name))
        .orElseGet(MissingNode::getInstance);
  }

  @Override
  public Installation installation() {
    return installation;
  }

  /** The facts of all that match; of two that give one the more specific scope decides. */
  private Installation installed() {
    if (!policies.knowInstallations()) {
      return Installation.UNKNOWN;
    }
    List<JsonNode> blocks =
        Stream.concat(
                Stream.concat(
                        matching.stream().sorted(BY_SPECIFICITY.thenComparing(BY_NAME).reversed()),
                        Stream.of(policies.fallback()))
                    .map(Policy::installation),
                Stream.of(policies.assumed()))
            .filter(JsonNode::isObject)
            .toList();
    return new Installation(blocks);
  }

  /**
   * Whether a mutation is on: only where a policy names it by its id, since a policy that names the
   * group wants findings of other actions, and no change of anything. One for Sluice's own kinds
   * nobody turns off.
   */
  @Override
  public boolean isOn(String mutation) {
    return (kind.isOwn() && isOn(mutation, policies.builtIn()))
        || isOn(mutation, mostSpecific(policy -> policy.ownAction(mutation).isPresent()));
  }

  private static boolean isOn(String mutation, Policy policy) {
    return policy.ownAction(mutation).filter(action -> action != Action.Off).isPresent();
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
  public Optional<Exemption> exemption(String rule, Instant now) {
    RuleInfo info = policies.catalogue().rule(rule);
    for (PolicyExemption exemption : policies.exemptions()) {
      if (exemption.covers(info, kind, namespace, name, now)) {
        return Optional.of(exemption.exemption());
      }
    }
    return Optional.empty();
  }

  /** Of the exemptions that covered findings of the rule the one that ended last. */
  public Optional<Exemption> endedExemption(String rule, Instant now) {
    RuleInfo info = policies.catalogue().rule(rule);
    return policies.exemptions().stream()
        .filter(exemption -> exemption.covered(info, kind, namespace, name, now))
        .map(PolicyExemption::exemption)
        .max(Comparator.comparing(Exemption::end).thenComparing(Exemption::name));
  }

  /** Of policies that name a rule the last one decides. */
  static Comparator<Policy> byWeight(RuleInfo rule) {
    return BY_SPECIFICITY.thenComparing(p -> p.action(rule).orElseThrow()).thenComparing(BY_NAME);
  }

  private Policy deciding(RuleInfo rule) {
    if (matching.isEmpty()) {
      return policies.fallback();
    }
    return matching.stream()
        .filter(p -> p.action(rule).isPresent())
        .max(byWeight(rule))
        .orElse(policies.fallback());
  }
}
