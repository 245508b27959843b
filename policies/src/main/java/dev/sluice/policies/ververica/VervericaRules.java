package dev.sluice.policies.ververica;

import static dev.sluice.policies.rule.Registration.rule;
import static dev.sluice.policies.rule.Registration.update;
import static dev.sluice.policies.ververica.VervericaFields.FLINK_IMAGE;
import static dev.sluice.policies.ververica.VervericaFields.KUBERNETES;
import static dev.sluice.policies.ververica.VervericaFields.SESSION_CLUSTER;

import dev.sluice.policies.flink.FlinkOptions;
import dev.sluice.policies.flink.FlinkRules;
import dev.sluice.policies.generic.WholeResource;
import dev.sluice.policies.pod.PodRules;
import dev.sluice.policies.rule.Registration;
import java.util.List;

/** The rules on Ververica Platform and the operators for it. */
public final class VervericaRules {
  private static final VervericaPods PODS = new VervericaPods();

  /** In the order in which they run. */
  public static final List<Registration<?>> ALL =
      List.of(
          PodRules.on(VervericaPods.Attributes.TYPE, PODS),
          FlinkRules.on(VervericaPods.Attributes.TYPE, PODS),
          rule(KUBERNETES, new PodsOrTemplates(), "VVP-031", "VVP-032"),
          rule(CpuQuantity.TYPE, new CpuQuantities(), "VVP-060"),
          rule(MemorySize.TYPE, new MemorySizes(), "VVP-061", "VVP-062", "VVP-063"),
          rule(WholeResource.TYPE, new RestDocument(), "VVP-001"),
          rule(PlatformNamespace.TYPE, new PlatformNamespaces(), "VVP-015", "VVP-019"),
          rule(Artifact.TYPE, new Artifacts(), "VVP-068"),
          rule(DeploymentBody.TYPE, new DeploymentModes(), "VVP-021", "VVP-022", "VVP-024"),
          rule(DeploymentBody.TYPE, new SessionModePatches(), "VVP-025"),
          rule(FlinkOptions.TYPE, new HighAvailabilityStorage(), "VVP-071"),
          rule(EnvVars.TYPE, new EnvironmentVariables(), "VVP-047", "VVP-048", "VVP-050"),
          rule(FLINK_IMAGE, new ImageTags(), "VVP-069"),
          rule(FLINK_IMAGE, new FlinkVersions(), "SLU-078"),
          rule(PlatformName.TYPE, new PlatformNames()),
          rule(DeploymentBody.TYPE, new Parallelism(), "VVP-065"),
          rule(SecretHolder.TYPE, new SecretReferences(), "VVP-078", "VVP-079"),
          rule(PodTemplate.TYPE, new TemplateContainers(), "VVP-055"),
          rule(DeploymentBody.TYPE, new UpgradeStrategies(), "VVP-059"),
          rule(
              VolumeMounts.TYPE,
              new VolumePairs(),
              "VVP-040",
              "VVP-041",
              "VVP-042",
              "VVP-043",
              "VVP-044",
              "VVP-046"),
          // updates
          update(SESSION_CLUSTER, new SessionClusterShrinking(), "VVP-077"),
          update(SESSION_CLUSTER, new SessionClusterChanges(), "VVP-073", "VVP-074"));

  private VervericaRules() {}
}
