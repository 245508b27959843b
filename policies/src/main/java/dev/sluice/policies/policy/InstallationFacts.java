package dev.sluice.policies.policy;

import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import java.util.Map;
import java.util.Optional;

/** Facts about the installation that were once parameters of rules. */
final class InstallationFacts {
  /** A fact's system and name. */
  private record Fact(String system, String name) {}

  private static final Map<String, Fact> BY_PARAMETER =
      Map.of(
          "flinkOperator", new Fact("apache", "operator"),
          "defaultConfiguration", new Fact("apache", "defaultConfiguration"),
          "flinkClusterOperator", new Fact("flinkCluster", "operator"),
          "vvpOperator", new Fact("ververica", "operator"),
          "instanceId", new Fact("ververica", "instanceId"),
          "namespaces", new Fact("ververica", "watchedNamespaces"),
          "sharedNamespaces", new Fact("ververica", "sharedNamespaces"),
          "platformNamespaces", new Fact("ververica", "namespaces"),
          "edition", new Fact("ververica", "edition"),
          "universalBlobStorage", new Fact("ververica", "universalBlobStorage"));

  private InstallationFacts() {}

  /** What to write instead of a parameter that has become a fact; empty for any other. */
  static Optional<PolicyProblem> asFact(Value parameter) {
    return Optional.ofNullable(BY_PARAMETER.get(parameter.name()))
        .map(
            fact ->
                new PolicyProblem(
                    parameter.path(),
                    ErrorType.Forbidden,
                    Quote.string(parameter.name())
                        + " is not a parameter of a rule but a fact about the installation",
                    fix(parameter, fact)));
  }

  private static String fix(Value parameter, Fact fact) {
    return parameter.is("auto")
        ? "remove it: what no policy says is looked for in the resource"
        : "write it as installation: {%s: {%s: %s}} in spec, beside rules"
            .formatted(fact.system, fact.name, shown(parameter));
  }

  /** The value, or for a whole configuration that it is to be put there. */
  private static String shown(Value parameter) {
    boolean brief = !parameter.isObject() && parameter.node().toString().length() <= 64;
    return brief ? Quote.value(parameter) : "…";
  }
}
