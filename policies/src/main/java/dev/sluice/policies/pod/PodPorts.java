package dev.sluice.policies.pod;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.FieldPointer;
import java.util.List;
import java.util.Optional;

/**
 * A pod whose containers declare ports: a template, or a FlinkCluster role if it has names of its
 * own ports.
 *
 * @param names of a role's own ports, in order; none of a template
 * @param numberRule the rule on numbers that a role has twice; empty of a template
 * @param nameRule the rule on names that a role has twice; empty of a template
 * @param processes who runs in it, a JobManager or TaskManager, in lower case
 * @param configurationAt their configuration
 * @param jobmanagerAt the template laid over it for a JobManager
 * @param taskmanagerAt the template laid over it for a TaskManager
 * @param collisions the rule on collisions with Flink's own ports, where it is not Flink's
 * @param guess whether it is not certain which process runs in it
 */
public record PodPorts(
    List<String> names,
    String numberRule,
    String nameRule,
    List<String> processes,
    Optional<FieldPointer> configurationAt,
    Optional<FieldPointer> jobmanagerAt,
    Optional<FieldPointer> taskmanagerAt,
    String collisions,
    boolean guess) {

  /** In profiles {@code container-ports}. */
  public static final FieldType<PodPorts> TYPE = new FieldType<>("container-ports", PodPorts.class);

  /** The template laid over it for a process; empty where the kind has none. */
  Optional<FieldPointer> templateOver(String process) {
    return switch (process) {
      case "jobmanager" -> jobmanagerAt;
      case "taskmanager" -> taskmanagerAt;
      default -> Optional.empty();
    };
  }

  /** Whether it is a FlinkCluster role, whose pods the operator makes itself. */
  public boolean isRole() {
    return !numberRule.isEmpty();
  }
}
