package dev.sluice.policies.flink;

import dev.sluice.policies.render.FlinkProcess;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The names of the options that each process has of its own, from which its pod is built.
 *
 * @param labels of the pod
 * @param annotations of the pod
 * @param nodeSelector of the pod
 * @param account of the pod
 * @param tolerations of the pod
 * @param variables how options begin that are variables of its container
 * @param arguments what is added to its container's command
 * @param cpu of its container
 * @param olderCpu the same by its older name
 * @param cpuFactor what the limit is of that
 * @param memory of its container
 * @param memoryFactor what the limit is of that
 */
record ProcessOptions(
    String labels,
    String annotations,
    String nodeSelector,
    String account,
    String tolerations,
    String variables,
    String arguments,
    String cpu,
    String olderCpu,
    String cpuFactor,
    String memory,
    String memoryFactor) {
  private static final Map<FlinkProcess, ProcessOptions> ALL = new EnumMap<>(FlinkProcess.class);

  static {
    for (FlinkProcess process : FlinkProcess.values()) {
      ALL.put(process, named(process));
    }
  }

  private static ProcessOptions named(FlinkProcess process) {
    String older = process == FlinkProcess.JOBMANAGER ? "master" : process.word();
    String own = "kubernetes." + process.word() + ".";
    return new ProcessOptions(
        own + "labels",
        own + "annotations",
        own + "node-selector",
        own + "service-account",
        own + "tolerations",
        "containerized." + older + ".env.",
        own + "entrypoint.args",
        own + "cpu.amount",
        own + "cpu",
        own + "cpu.limit-factor",
        process.word() + ".memory.process.size",
        own + "memory.limit-factor");
  }

  static ProcessOptions of(FlinkProcess process) {
    return Objects.requireNonNull(ALL.get(process));
  }
}
