package dev.sluice.policies.pod;

import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.pod.PodContainer.Role;
import dev.sluice.policies.rule.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * The containers of one pod.
 *
 * @param containers init containers first
 */
record PodContainers(List<PodContainer> containers) {

  static PodContainers read(Field<PodPorts> pod) {
    return new PodContainers(pod.spec().names().isEmpty() ? ofTemplate(pod) : ofRole(pod));
  }

  private static List<PodContainer> ofTemplate(Field<PodPorts> pod) {
    Value spec = pod.value().get("spec");
    String mainName = pod.resource().kind().mainContainer();
    List<PodContainer> containers = new ArrayList<>();
    spec.get("initContainers").elements().forEach(c -> containers.add(init(c)));
    int main = -1;
    for (Value container : spec.get("containers").elements()) {
      if (!container.get("name").is(mainName)) {
        containers.add(container(Role.SIDECAR, container));
        continue;
      }
      if (main >= 0) {
        // Of two containers of that name Flink drops the earlier.
        containers.set(main, new PodContainer(Role.INIT, List.of()));
      }
      main = containers.size();
      containers.add(container(Role.MAIN, container));
    }
    return containers;
  }

  private static List<PodContainer> ofRole(Field<PodPorts> pod) {
    Value role = pod.value();
    List<ContainerPort> ports = new ArrayList<>();
    pod.spec().names().forEach(n -> ports.add(ContainerPort.ofRole(role.get("ports").get(n))));
    role.get("extraPorts").elements().forEach(port -> ports.add(ContainerPort.of(port)));
    List<PodContainer> containers = new ArrayList<>();
    role.get("initContainers").elements().forEach(c -> containers.add(init(c)));
    containers.add(new PodContainer(Role.MAIN, ports));
    role.get("sidecars").elements().forEach(c -> containers.add(container(Role.SIDECAR, c)));
    return containers;
  }

  private static PodContainer init(Value container) {
    boolean always = container.get("restartPolicy").is("Always");
    return container(always ? Role.SIDECAR : Role.INIT, container);
  }

  private static PodContainer container(Role role, Value container) {
    return new PodContainer(
        role, container.get("ports").elements().stream().map(ContainerPort::of).toList());
  }
}
