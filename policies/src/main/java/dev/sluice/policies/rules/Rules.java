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
          new LabelOptions(),
          // exclusivity
          new PodsOrTemplates(),
          new TemplateFiles(),
          // ports
          new RolePorts(),
          new ContainerPorts(),
          new AddedPorts(),
          new OwnPorts(),
          new ListeningPorts(),
          // what profiles say in data
          new Required(),
          new RequiredAny(),
          new ExactlyOne(),
          new Ignored(),
          new KnownMembers(),
          new NamespaceName(),
          new Enumerations(),
          new WholeNumbers(),
          new Durations(),
          new CpuAmounts(),
          new MemoryAmounts(),
          new TextMaps(),
          new FlinkOwnNames(),
          new References(),
          new PrunedMembers(),
          // Ververica's operator
          new RestDocument(),
          new VvpApiKey(),
          new VvpSyncing(),
          new VvpIdentity(),
          new SharedIdentity(),
          new VvpNonces(),
          new VvpOperators(),
          new PlatformNamespaces(),
          // Ververica's deployments and session clusters
          new Artifacts(),
          new DeploymentModes(),
          new SessionModePatches(),
          new HighAvailabilityStorage(),
          new EnvironmentVariables(),
          new ImageTags(),
          new Parallelism(),
          new SecretReferences(),
          new TemplateContainers(),
          new UpgradeStrategies(),
          new VolumePairs(),
          // the FlinkCluster operator
          new FlinkClusterName(),
          new FlinkClusterVersion(),
          new GcpKeyPath(),
          new MetadataMaps(),
          new RoleResources(),
          new RoleMemory(),
          new FlinkClusterCancellation(),
          new FlinkClusterInjections(),
          new FlinkClusterProbes(),
          new FlinkClusterClaims(),
          // patch sets of deployment targets
          new PatchSetList(),
          new PatchMembers(),
          new PatchPointers(),
          new PatchValues(),
          // the Apache operator
          new ClusterNames(),
          new RefusedWords(),
          new ForbiddenOptions(),
          new OperatorSwitches(),
          new UnreadableOptions(),
          new OptionGrammars(),
          new DoubtfulOptions(),
          new NeededOptions(),
          new JobDirectories(),
          new ProcessMemory(),
          new ProcessResources(),
          new IngressTemplates(),
          new AutoscalerNumbers(),
          new AutoscalerTimes(),
          new JobArtifact(),
          new SessionJobCluster(),
          new SnapshotReference());

  private static final List<TransitionRule> TRANSITIONS =
      List.of(
          // what profiles say in data
          new Immutable(),
          // the FlinkCluster operator
          new FlinkClusterControl(),
          new FlinkClusterUpdates(),
          new FlinkClusterProbePorts(),
          new FlinkClusterRecreation(),
          // Ververica
          new VvpInitFields(),
          new VvpNonceChanges(),
          new SessionClusterShrinking(),
          new SessionClusterChanges(),
          // the Apache operator
          new ClusterTransitions(),
          new JobTransitions());

  private Rules() {}

  /** The rules that Sluice comes with. */
  public static RuleBook builtIn() {
    return new RuleBook(RULES, TRANSITIONS);
  }
}
