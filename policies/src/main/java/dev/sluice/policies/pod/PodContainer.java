package dev.sluice.policies.pod;

import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Resource;
import java.util.ArrayList;
import java.util.List;

/**
 * A container of a pod, as far as its ports matter.
 *
 * @param role what it is in the pod
 * @param name its name; empty where it has none
 * @param ports what it declares
 */
public record PodContainer(Role role, String name, List<ContainerPort> ports) {
  /** What a container is in a Flink pod. */
  public enum Role {
    /** Runs before all others and has ended when they start. */
    INIT,
    /** Runs Flink. */
    MAIN,
    /** Runs beside Flink, also an init container that always restarts. */
    SIDECAR
  }

  /** The containers at a place of type {@code CONTAINER_PORTS}, init containers first. */
  public static List<PodContainer> of(Field site) {
    return site.resource()
        .once(site.place(), s -> s.place().texts("names").isEmpty() ? ofTemplate(s) : ofRole(s));
  }

  /** The places whose containers run with the configuration at a place, by process. */
  public static List<FieldSpec> places(Field configuration, String process) {
    Resource resource = configuration.resource();
    String pointer = configuration.place().at().toString();
    return resource.kind().places(FieldType.CONTAINER_PORTS).stream()
        .filter(place -> place.text("configurationAt").equals(pointer))
        .filter(place -> process.isEmpty() || place.texts("processes").contains(process))
        .toList();
  }

  /** Whether another template with containers is laid over this one for a process. */
  public static boolean mayBeReplaced(Field site, String process) {
    String over = site.place().text(process + "At");
    return !over.isEmpty() && site.resource().value(over + "/spec/containers").isFilled();
  }

  private static List<PodContainer> ofTemplate(Field site) {
    Value spec = site.value().get("spec");
    String mainName = site.resource().kind().mainContainer();
    List<PodContainer> containers = new ArrayList<>();
    spec.get("initContainers").elements().forEach(c -> containers.add(init(c)));
    int main = -1;
    for (Value container : spec.get("containers").elements()) {
      if (!container.get("name").text().orElse("").equals(mainName)) {
        containers.add(container(Role.SIDECAR, container));
        continue;
      }
      if (main >= 0) {
        // Of two containers of that name Flink drops the earlier.
        containers.set(main, new PodContainer(Role.INIT, mainName, List.of()));
      }
      main = containers.size();
      containers.add(container(Role.MAIN, container));
    }
    return containers;
  }

  private static List<PodContainer> ofRole(Field site) {
    Value role = site.value();
    List<ContainerPort> ports = new ArrayList<>();
    for (String name : site.place().texts("names")) {
      ports.add(ContainerPort.ofRole(role.get("ports").get(name), name, site));
    }
    role.get("extraPorts").elements().forEach(port -> ports.add(ContainerPort.of(port)));
    List<PodContainer> containers = new ArrayList<>();
    role.get("initContainers").elements().forEach(c -> containers.add(init(c)));
    containers.add(new PodContainer(Role.MAIN, site.place().text("processes"), ports));
    role.get("sidecars").elements().forEach(c -> containers.add(container(Role.SIDECAR, c)));
    return containers;
  }

  private static PodContainer init(Value container) {
    boolean always = container.get("restartPolicy").text().orElse("").equals("Always");
    return container(always ? Role.SIDECAR : Role.INIT, container);
  }

  private static PodContainer container(Role role, Value container) {
    List<ContainerPort> ports =
        container.get("ports").elements().stream().map(ContainerPort::of).toList();
    return new PodContainer(role, container.get("name").text().orElse(""), ports);
  }
}
