package dev.sluice.policies.apache;

import static dev.sluice.policies.rule.Registration.mutation;
import static dev.sluice.policies.rule.Registration.rule;
import static dev.sluice.policies.rule.Registration.update;

import dev.sluice.policies.apache.OperatorOptionTable.Doubtful;
import dev.sluice.policies.apache.OperatorOptionTable.Grammar;
import dev.sluice.policies.apache.OperatorOptionTable.Need;
import dev.sluice.policies.rule.Registration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rules about resources of the Apache Flink Kubernetes Operator. */
public final class ApacheRules {
  /** All of them, and the mutation that its own webhook does, too. */
  public static final List<Registration<?>> ALL =
      List.of(
          rule(ClusterName.TYPE, new ClusterNames()),
          rule(OperatorOptions.TYPE, new ForbiddenOptions(), "FD-CONF-1"),
          rule(OperatorOptions.TYPE, new OperatorSwitches(), "FD-CONF-2", "FD-CONF-3", "FD-JM-8"),
          rule(OperatorOptions.TYPE, new UnreadableOptions(), "GEN-5"),
          rule(
              OperatedSpec.TYPE,
              new OptionGrammars(),
              ids(OperatorOptionTable.grammars(), Grammar::rule)),
          rule(OperatedSpec.TYPE, new MetadataOptions(), "FLK-033", "FLK-038"),
          rule(OperatedSpec.TYPE, new TolerationOptions(), "FLK-039", "FLK-040"),
          rule(OperatedSpec.TYPE, new EnvironmentOptions(), "FLK-036", "FLK-037"),
          rule(OperatedSpec.TYPE, new OperatedReporters(), "SLU-088"),
          rule(
              OperatedSpec.TYPE,
              new DoubtfulOptions(),
              ids(OperatorOptionTable.doubtful(), Doubtful::rule, "SLU-037")),
          rule(
              OperatorOptions.TYPE,
              new NeededOptions(),
              ids(OperatorOptionTable.needs(), Need::rule)),
          rule(
              OperatorOptions.TYPE,
              new JobDirectories(),
              "FD-JOB-1",
              "FD-JOB-2",
              "FD-JOB-3",
              "FD-JOB-4",
              "FD-JOB-5",
              "SJ-12"),
          rule(OperatedProcess.TYPE, new ProcessMemory(), "FD-JM-1", "FD-TM-1", "SLU-086"),
          rule(
              OperatedProcess.TYPE,
              new ProcessResources(),
              "FD-JM-2",
              "FD-JM-3",
              "FD-JM-4",
              "FD-JM-5",
              "FD-JM-6",
              "FD-TM-2",
              "FD-TM-3",
              "FD-TM-4",
              "FD-TM-5",
              "FD-TM-6",
              "FLK-031",
              "SLU-042"),
          rule(ApacheFields.INGRESS_TEMPLATE, new IngressTemplates(), "FD-ING-2"),
          rule(ApacheFields.CHILD_INGRESS, new ChildIngresses(), "SLU-067"),
          rule(OperatedSpec.TYPE, new FetchedJars(), "SLU-068"),
          rule(OperatedSpec.TYPE, new OverriddenParallelism(), "SLU-084"),
          rule(OperatorOptions.TYPE, new CheckpointWindow(), "SLU-069"),
          rule(
              OperatorOptions.TYPE,
              new AutoscalerNumbers(),
              ids(AutoscalerTable.rows(), AutoscalerTable.Row::rule, "AS-5", "AS-6", "SJ-13")),
          rule(OperatorOptions.TYPE, new AutoscalerTimes(), "AS-12", "AS-13"),
          rule(
              ApacheFields.JOB_ARTIFACT, new JobArtifact(), "SJ-4", "SJ-5", "SJ-6", "SJ-7", "SJ-9"),
          rule(SessionCluster.TYPE, new SessionJobCluster(), "SJ-10", "SJ-12", "SJ-13"),
          rule(ApacheFields.SNAPSHOT, new SnapshotReference(), "SS-3", "SS-4"),
          update(
              ApacheFields.LAST_RECONCILED,
              new ClusterUpdates(),
              "FD-UPD-1",
              "FD-UPD-2",
              "FD-UPD-3",
              "FD-UPD-4",
              "SJ-3"),
          update(ApacheFields.LAST_RECONCILED, new JobUpdates(), "FD-UPD-5", "FD-VER-3"),
          mutation(SessionCluster.TYPE, new SessionJobLabel(), "SLU-064"));

  private ApacheRules() {}

  private static <T> String[] ids(List<T> rows, Function<T, String> rule, String... fixed) {
    return Stream.concat(rows.stream().map(rule), Stream.of(fixed))
        .distinct()
        .toArray(String[]::new);
  }
}
