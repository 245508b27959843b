package dev.sluice.policies.rules;

import dev.sluice.policies.Rule;
import dev.sluice.policies.RuleBook;
import dev.sluice.policies.TransitionRule;
import java.util.List;

/** The list of built-in rules: a new rule is one more line here. */
public final class Rules {
  private static final List<Rule> RULES =
      List.of(
          // labels
          new ReservedLabels(),
          // Ververica deployments and session clusters
          new Artifacts(),
          new CpuAmounts(),
          new DeploymentModes(),
          new Durations(),
          new Enumerations(),
          new EnvironmentVariables(),
          new FlinkOwnNames(),
          new ImageTags(),
          new KnownMembers(),
          new MemoryAmounts(),
          new Parallelism(),
          new PodsOrTemplates(),
          new RequiredAny(),
          new SecretReferences(),
          new TemplateContainers(),
          new TextMaps(),
          new UpgradeStrategies(),
          new VolumePairs(),
          new WholeNumbers());

  private static final List<TransitionRule> TRANSITIONS = List.of(new SessionClusterShrinking());

  private Rules() {}

  /** The rules that Sluice comes with. */
  public static RuleBook builtIn() {
    return new RuleBook(RULES, TRANSITIONS);
  }
}
