package dev.sluice.policies.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.policies.kubernetes.KubernetesVersion;
import java.util.List;
import java.util.Optional;

/**
 * What is installed where a resource goes, and no resource shows: the facts that policies give in
 * {@code spec.installation}. What no policy says is not known.
 */
public final class Installation {
  /** Nothing is known. */
  public static final Installation UNKNOWN = new Installation(List.of());

  /** A ConfigMap, by its namespace and name. */
  public record ConfigMapName(String namespace, String name) {}

  private static final String APACHE = "apache";
  private static final String VERVERICA = "ververica";
  private static final String KUBERNETES = "kubernetes";

  private final List<JsonNode> blocks;

  /**
   * @param blocks what policies say, in the order in which they decide: for each fact the first one
   *     that gives it
   */
  public Installation(List<JsonNode> blocks) {
    this.blocks = blocks;
  }

  /** The operator of a system, such as {@code google} of {@code flinkCluster}. */
  public Optional<String> operator(String system) {
    return Optional.ofNullable(fact(system, "operator").textValue());
  }

  /** Whether the Apache operator is the one before {@code resources} and some of the checks. */
  public boolean isApache115() {
    return operator(APACHE).filter("1.15"::equals).isPresent();
  }

  /** Whose build of the Apache operator it is: {@code apache}, {@code ibm} or {@code emr}. */
  Optional<String> apacheDialect() {
    return Optional.ofNullable(fact(APACHE, "dialect").textValue());
  }

  /** What the Apache operator sets for all resources: a map of options, or the text of its file. */
  public Optional<JsonNode> apacheDefaults() {
    return Optional.of(fact(APACHE, "defaultConfiguration")).filter(n -> !n.isMissingNode());
  }

  /**
   * The ConfigMap that has what the Apache operator sets for all resources; empty where no policy
   * names it.
   */
  public Optional<ConfigMapName> apacheDefaultsFrom() {
    JsonNode from = fact(APACHE, "defaultConfigurationFrom");
    return from.isObject()
        ? Optional.of(
            new ConfigMapName(from.path("namespace").asText(""), from.path("configMap").asText("")))
        : Optional.empty();
  }

  /** The version of Ververica's operator: {@code v2} or {@code v3}. */
  public Optional<String> ververicaOperator() {
    return operator(VERVERICA);
  }

  /**
   * A fact about Ververica Platform.
   *
   * @param name such as {@code instanceId}
   * @return its strings, one for a fact that is no list; empty where no policy gives it
   */
  public Optional<List<String>> ververica(String name) {
    JsonNode fact = fact(VERVERICA, name);
    return fact.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            fact.isArray()
                ? fact.valueStream().map(JsonNode::asText).toList()
                : List.of(fact.asText()));
  }

  /** The version of the API server; empty where it is not known. */
  public Optional<KubernetesVersion> kubernetesVersion() {
    return KubernetesVersion.of(fact(KUBERNETES, "version").asText());
  }

  /**
   * The Pod Security level where the cluster does not say it: {@code baseline} or {@code
   * restricted}.
   */
  public Optional<String> podSecurity() {
    return Optional.ofNullable(fact(KUBERNETES, "podSecurity").textValue());
  }

  /**
   * Whether a policy gives a fact.
   *
   * @param fact its system and name, such as {@code apache.defaultConfiguration}
   */
  public boolean knows(String fact) {
    int dot = fact.indexOf('.');
    return !fact(fact.substring(0, dot), fact.substring(dot + 1)).isMissingNode();
  }

  private JsonNode fact(String system, String name) {
    for (JsonNode block : blocks) {
      JsonNode fact = block.path(system).path(name);
      if (!fact.isMissingNode()) {
        return fact;
      }
    }
    return MissingNode.getInstance();
  }
}
