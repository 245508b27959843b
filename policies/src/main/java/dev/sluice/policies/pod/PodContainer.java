package dev.sluice.policies.pod;

import dev.sluice.policies.kubernetes.FieldPointer;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Resource;
import java.util.List;
import java.util.Optional;

/**
 * A container of a pod, as far as its ports matter.
 *
 * @param role what it is in the pod
 * @param ports what it declares
 */
public record PodContainer(Role role, List<ContainerPort> ports) {
  /** What a container is in a Flink pod. */
  public enum Role {
    /** Runs before all others and has ended when they start. */
    INIT,
    /** Runs Flink. */
    MAIN,
    /** Runs beside Flink, also an init container that always restarts. */
    SIDECAR
  }

  /** The containers of a pod, init containers first, read once for all rules. */
  public static List<PodContainer> of(Field<PodPorts> pod) {
    return pod.once(PodContainers.class, PodContainers::read).containers();
  }

  /**
   * The fields of pods whose containers run with a configuration, also where nothing is given.
   *
   * @param process the one that must run in them, such as {@code jobmanager}; empty for any
   */
  public static List<Field<PodPorts>> fields(Field<?> configuration, String process) {
    Resource resource = configuration.resource();
    Optional<FieldPointer> pointer = Optional.of(configuration.at());
    return resource.kind().fields(PodPorts.TYPE).stream()
        .filter(pod -> pod.attributes().configurationAt().equals(pointer))
        .filter(pod -> process.isEmpty() || pod.attributes().processes().contains(process))
        .map(resource::field)
        .toList();
  }

  /** Whether another template with containers is laid over this one for a process. */
  public static boolean mayBeReplaced(Field<PodPorts> pod, String process) {
    return pod.spec()
        .templateOver(process)
        .filter(over -> pod.other(over).at("/spec/containers").isFilled())
        .isPresent();
  }
}
