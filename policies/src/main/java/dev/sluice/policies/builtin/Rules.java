package dev.sluice.policies.builtin;

import dev.sluice.policies.apache.AutoscalerNumbers;
import dev.sluice.policies.apache.AutoscalerTimes;
import dev.sluice.policies.apache.ClusterNames;
import dev.sluice.policies.apache.ClusterUpdates;
import dev.sluice.policies.apache.DoubtfulOptions;
import dev.sluice.policies.apache.ForbiddenOptions;
import dev.sluice.policies.apache.IngressTemplates;
import dev.sluice.policies.apache.JobArtifact;
import dev.sluice.policies.apache.JobDirectories;
import dev.sluice.policies.apache.JobUpdates;
import dev.sluice.policies.apache.NeededOptions;
import dev.sluice.policies.apache.OperatorSwitches;
import dev.sluice.policies.apache.OptionGrammars;
import dev.sluice.policies.apache.ProcessMemory;
import dev.sluice.policies.apache.ProcessResources;
import dev.sluice.policies.apache.SessionJobCluster;
import dev.sluice.policies.apache.SnapshotReference;
import dev.sluice.policies.apache.UnreadableOptions;
import dev.sluice.policies.flink.AddedPorts;
import dev.sluice.policies.flink.FlinkOwnNames;
import dev.sluice.policies.flink.LabelOptions;
import dev.sluice.policies.flink.ListeningPorts;
import dev.sluice.policies.flink.OwnPorts;
import dev.sluice.policies.flink.TemplateFiles;
import dev.sluice.policies.flinkcluster.FlinkClusterCancellation;
import dev.sluice.policies.flinkcluster.FlinkClusterClaims;
import dev.sluice.policies.flinkcluster.FlinkClusterControl;
import dev.sluice.policies.flinkcluster.FlinkClusterInjections;
import dev.sluice.policies.flinkcluster.FlinkClusterName;
import dev.sluice.policies.flinkcluster.FlinkClusterProbePorts;
import dev.sluice.policies.flinkcluster.FlinkClusterProbes;
import dev.sluice.policies.flinkcluster.FlinkClusterRecreation;
import dev.sluice.policies.flinkcluster.FlinkClusterUpdates;
import dev.sluice.policies.flinkcluster.FlinkClusterVersion;
import dev.sluice.policies.flinkcluster.GcpKeyPath;
import dev.sluice.policies.flinkcluster.RoleMemory;
import dev.sluice.policies.flinkcluster.RolePorts;
import dev.sluice.policies.flinkcluster.RoleResources;
import dev.sluice.policies.generic.Durations;
import dev.sluice.policies.generic.Enumerations;
import dev.sluice.policies.generic.ExactlyOne;
import dev.sluice.policies.generic.Ignored;
import dev.sluice.policies.generic.Immutable;
import dev.sluice.policies.generic.Integers;
import dev.sluice.policies.generic.MetadataMaps;
import dev.sluice.policies.generic.NamespaceName;
import dev.sluice.policies.generic.PrunedFields;
import dev.sluice.policies.generic.References;
import dev.sluice.policies.generic.RefusedValues;
import dev.sluice.policies.generic.Required;
import dev.sluice.policies.generic.RequiredAny;
import dev.sluice.policies.generic.ReservedLabels;
import dev.sluice.policies.generic.StringMaps;
import dev.sluice.policies.generic.UnknownFields;
import dev.sluice.policies.pod.ContainerPorts;
import dev.sluice.policies.rule.Rule;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.policies.rule.UpdateRule;
import dev.sluice.policies.target.PatchFields;
import dev.sluice.policies.target.PatchPointers;
import dev.sluice.policies.target.PatchSetList;
import dev.sluice.policies.target.PatchValues;
import dev.sluice.policies.ververica.Artifacts;
import dev.sluice.policies.ververica.CpuQuantities;
import dev.sluice.policies.ververica.DeploymentModes;
import dev.sluice.policies.ververica.EnvironmentVariables;
import dev.sluice.policies.ververica.HighAvailabilityStorage;
import dev.sluice.policies.ververica.ImageTags;
import dev.sluice.policies.ververica.MemorySizes;
import dev.sluice.policies.ververica.Parallelism;
import dev.sluice.policies.ververica.PlatformNamespaces;
import dev.sluice.policies.ververica.PodsOrTemplates;
import dev.sluice.policies.ververica.RestDocument;
import dev.sluice.policies.ververica.SecretReferences;
import dev.sluice.policies.ververica.SessionClusterChanges;
import dev.sluice.policies.ververica.SessionClusterShrinking;
import dev.sluice.policies.ververica.SessionModePatches;
import dev.sluice.policies.ververica.SharedIdentity;
import dev.sluice.policies.ververica.TemplateContainers;
import dev.sluice.policies.ververica.UpgradeStrategies;
import dev.sluice.policies.ververica.VolumePairs;
import dev.sluice.policies.ververica.VvpApiKey;
import dev.sluice.policies.ververica.VvpIdentity;
import dev.sluice.policies.ververica.VvpInitFields;
import dev.sluice.policies.ververica.VvpNonceChanges;
import dev.sluice.policies.ververica.VvpNonces;
import dev.sluice.policies.ververica.VvpOperators;
import dev.sluice.policies.ververica.VvpSyncing;
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
          new UnknownFields(),
          new NamespaceName(),
          new Enumerations(),
          new Integers(),
          new Durations(),
          new CpuQuantities(),
          new MemorySizes(),
          new StringMaps(),
          new FlinkOwnNames(),
          new References(),
          new PrunedFields(),
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
          new PatchFields(),
          new PatchPointers(),
          new PatchValues(),
          // the Apache operator
          new ClusterNames(),
          new RefusedValues(),
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

  private static final List<UpdateRule> TRANSITIONS =
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
          new ClusterUpdates(),
          new JobUpdates());

  private Rules() {}

  /** The rules that Sluice comes with. */
  public static RuleBook builtIn() {
    return new RuleBook(RULES, TRANSITIONS);
  }
}
