package dev.sluice.policies.flinkcluster;

import static dev.sluice.policies.rule.Registration.mutation;
import static dev.sluice.policies.rule.Registration.rule;
import static dev.sluice.policies.rule.Registration.update;

import dev.sluice.policies.flink.FlinkRules;
import dev.sluice.policies.pod.OnPods;
import dev.sluice.policies.pod.PodRules;
import dev.sluice.policies.rule.Registration;
import java.util.List;

/** The rules and the mutation that only FlinkClusters have, in the order in which they run. */
public final class FlinkClusterRules {
  private static final FlinkClusterPods PODS = new FlinkClusterPods();

  /** All of them. */
  public static final List<Registration<?>> ALL =
      List.of(
          PodRules.on(FlinkClusterPods.Attributes.TYPE, PODS, "SLU-051", "SLU-052"),
          FlinkRules.on(FlinkClusterPods.Attributes.TYPE, PODS),
          rule(
              FlinkClusterPods.Attributes.TYPE,
              new OnPods<>(PODS, List.of(new RolePorts())),
              "FC-JM3",
              "FC-JM4",
              "FC-TM3",
              "FC-TM4"),
          rule(FlinkClusterFields.NAME, new FlinkClusterName(), "FC-M1", "FC-M2", "SLU-059"),
          rule(FlinkClusterFields.VERSION, new FlinkClusterVersion(), "FC-V1"),
          rule(FlinkClusterFields.SERVICE_ACCOUNT, new GcpKeyPath(), "FC-G4"),
          rule(
              RoleRules.RESOURCES,
              new RoleResources(),
              "FC-JM5",
              "FC-JM6",
              "FC-JM7",
              "FC-TM5",
              "FC-TM6",
              "FC-TM7"),
          rule(
              RoleRules.ROLE,
              new RoleMemory(),
              "FC-JM8",
              "FC-JM9",
              "FC-JM10",
              "FC-JM11",
              "FC-JM12",
              "FC-TM8",
              "FC-TM9",
              "FC-TM10",
              "FC-TM11",
              "FC-TM12"),
          rule(RoleRules.ROLE, new ProcessDivision(), "SLU-086"),
          rule(FlinkClusterFields.JOB, new FlinkClusterCancellation(), "FC-JOB8"),
          rule(FlinkClusterFields.JOB, new RemoteJar(), "SLU-091"),
          rule(FlinkClusterFields.CLUSTER, new ClusterReporters(), "SLU-088"),
          rule(FlinkClusterFields.CLUSTER, new ClusterSlots(), "SLU-090"),
          rule(FlinkClusterFields.CLUSTER, new FlinkClusterQuantities(), "SLU-070"),
          rule(
              FlinkClusterFields.CLUSTER, new FlinkClusterHighAvailability(), "SLU-081", "SLU-082"),
          rule(FlinkClusterFields.CLUSTER, new FlinkClusterBudget(), "SLU-083"),
          rule(FlinkClusterFields.PROBES, new FlinkClusterProbes(), "SLU-057"),
          rule(FlinkClusterFields.TASK_MANAGER, new FlinkClusterClaims(), "SLU-055"),
          update(
              FlinkClusterFields.CLUSTER,
              new FlinkClusterControl(),
              "FC-U1",
              "FC-U2",
              "FC-U3",
              "FC-U4",
              "FC-U5",
              "FC-U6"),
          update(
              FlinkClusterFields.CLUSTER,
              new FlinkClusterUpdates(),
              "FC-JOB8",
              "FC-U8",
              "FC-U9",
              "FC-U10",
              "FC-U11",
              "FC-U13",
              "FC-U14",
              "FC-U15",
              "FC-U16",
              "FC-U17",
              "FC-U19"),
          update(FlinkClusterFields.PROBES, new FlinkClusterProbePorts(), "SLU-058"),
          update(RoleRules.ROLE, new FlinkClusterRecreation(), "SLU-060"),
          mutation(
              FlinkClusterFields.CLUSTER, new FlinkClusterDefaulting(), FlinkClusterDefaulting.ID));

  private FlinkClusterRules() {}
}
