package dev.sluice.policies.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.kind.Installation;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.CanonicalJson;
import dev.sluice.policies.kubernetes.KubernetesVersion;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Catalogue;
import dev.sluice.policies.rule.RuleInfo;
import dev.sluice.policies.rule.RuleProse;
import dev.sluice.policies.state.State;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The policies and exemptions in force: an immutable snapshot with a generation. */
public final class Policies {
  private final Catalogue builtIns;
  private final Catalogue catalogue;
  private final Policy builtIn;
  private final List<Policy> users;
  private final Policy fallback;
  private final List<PolicyExemption> exemptions;
  private final JsonNode assumed;
  private final boolean installations;
  private final boolean ownRules;
  private final List<Policy> selectors;
  private final String generation;

  private Policies(
      Catalogue builtIns,
      List<Policy> policies,
      List<PolicyExemption> exemptions,
      JsonNode assumed) {
    this.builtIns = builtIns;
    this.catalogue = builtIns.with(own(policies));
    this.assumed = assumed;
    this.builtIn = new Policy(DefaultPolicy.document(builtIns));
    this.users = policies.stream().filter(p -> !p.name().equals(Policy.DEFAULT)).toList();
    this.fallback =
        policies.stream().filter(p -> p.name().equals(Policy.DEFAULT)).findFirst().orElse(builtIn);
    this.exemptions = exemptions;
    this.installations =
        assumed.isObject()
            || Stream.concat(Stream.of(fallback), users.stream())
                .anyMatch(policy -> policy.installation().isObject());
    this.selectors = users.stream().filter(policy -> policy.match().isByLabels()).toList();
    this.ownRules = policies.stream().anyMatch(policy -> !policy.own().isEmpty());
    this.generation =
        CanonicalJson.digest(
                Stream.of(
                        Stream.of(fallback.document()),
                        users.stream()
                            .sorted(Comparator.comparing(Policy::name))
                            .map(Policy::document),
                        exemptions.stream()
                            .sorted(Comparator.comparing(PolicyExemption::name))
                            .map(PolicyExemption::document),
                        Stream.of(assumed).filter(JsonNode::isObject))
                    .flatMap(documents -> documents)
                    .toList())
            .substring(0, 12);
  }

  private static Map<RuleInfo, RuleProse> own(List<Policy> policies) {
    Map<RuleInfo, RuleProse> own = new LinkedHashMap<>();
    policies.forEach(policy -> policy.own().forEach(rule -> own.put(rule.info(), rule.prose())));
    return own;
  }

  /** The built-in policy alone: every rule of the catalogue with its default action. */
  public static Policies builtInOnly(Catalogue catalogue) {
    return new Policies(catalogue, List.of(), List.of(), MissingNode.getInstance());
  }

  /** Documents that {@link PolicyDocuments} found valid. */
  static Policies of(Catalogue catalogue, List<JsonNode> policies, List<JsonNode> exemptions) {
    return new Policies(
        catalogue,
        policies.stream().map(Policy::new).toList(),
        exemptions.stream().map(PolicyExemption::new).toList(),
        MissingNode.getInstance());
  }

  /**
   * The same with facts about the cluster for all that no policy gives them for.
   *
   * @param podSecurity {@code baseline} or {@code restricted}
   */
  public Policies assuming(Optional<KubernetesVersion> version, Optional<String> podSecurity) {
    if (version.isEmpty() && podSecurity.isEmpty()) {
      return this;
    }
    ObjectNode installation = JsonNodeFactory.instance.objectNode();
    ObjectNode kubernetes = installation.putObject("kubernetes");
    version.ifPresent(known -> kubernetes.put("version", known.toString()));
    podSecurity.ifPresent(level -> kubernetes.put("podSecurity", level));
    List<Policy> own =
        hasOwnDefault() ? Stream.concat(users.stream(), Stream.of(fallback)).toList() : users;
    return new Policies(builtIns, own, exemptions, installation);
  }

  /**
   * What is in force for one resource.
   *
   * @param namespace empty for cluster scope
   * @param state which may know the namespace's labels
   */
  public Settings settings(KindProfile kind, String namespace, String name, State state) {
    return new Settings(this, kind, name, new NamespaceLabels(namespace, state));
  }

  /**
   * The version of Kubernetes where no policy says it: the one that is assumed, else the newest.
   */
  public KubernetesVersion kubernetesVersion() {
    return new Installation(List.of(assumed)).kubernetesVersion().orElse(KubernetesVersion.NEWEST);
  }

  /** What is installed where no policy says it; a missing node where nothing is assumed. */
  JsonNode assumed() {
    return assumed;
  }

  /** The ConfigMaps that they name for what the Apache operator sets for all resources. */
  public Set<Installation.ConfigMapName> configMaps() {
    return Stream.concat(Stream.of(fallback), users.stream())
        .map(policy -> new Installation(List.of(policy.installation())))
        .flatMap(installation -> installation.apacheDefaultsFrom().stream())
        .collect(Collectors.toSet());
  }

  /**
   * What counts instead of a milder action than Deny: rules on Sluice's own kinds stay as strict.
   */
  Optional<Action> locked(KindProfile kind, RuleInfo rule, Action action) {
    return kind.isOwn() && action.compareTo(Action.Deny) < 0
        ? builtIn.action(rule)
        : Optional.empty();
  }

  /** Those of users that ask for labels of namespaces. */
  List<Policy> selectors() {
    return selectors;
  }

  /** Whether any of them brings rules of its own. */
  boolean bringRules() {
    return ownRules;
  }

  /** Whether any of them says what is installed. */
  boolean knowInstallations() {
    return installations;
  }

  /** What the rules that they are about and bring say of themselves. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** SHA-256 of the canonical set, 12 hex digits, so that replicas agree. */
  public String generation() {
    return generation;
  }

  /** The names of the policies in force, {@code default} first. */
  public List<String> names() {
    return Stream.concat(Stream.of(fallback), users.stream()).map(Policy::name).toList();
  }

  /** Whether a user's policy stands for the built-in one. */
  public boolean hasOwnDefault() {
    return fallback != builtIn;
  }

  /** The exemptions, those too that have ended; the one that ends first first. */
  public List<Exemption> allExemptions() {
    return exemptions.stream()
        .map(PolicyExemption::exemption)
        .sorted(Comparator.comparing(Exemption::end).thenComparing(Exemption::name))
        .toList();
  }

  List<Policy> users() {
    return users;
  }

  Policy fallback() {
    return fallback;
  }

  Policy builtIn() {
    return builtIn;
  }

  List<PolicyExemption> exemptions() {
    return exemptions;
  }
}
