package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;
import java.util.List;

/** The lists of a pod's containers: rows POD-088 to POD-096, POD-103, POD-104. */
public final class Containers {
  private Containers() {}

  /** Reports what is wrong with the containers of a pod. */
  public static void validate(PodSite site, Validation validation) {
    regular(site, validation);
    init(site, validation);
    PodResources.validate(site, validation);
    for (Part container : site.ephemeralContainers()) {
      EphemeralContainer.validate(container, site, validation);
    }
  }

  private static void regular(PodSite site, Validation validation) {
    List<? extends Part> containers = site.containers();
    if (containers.isEmpty()) {
      Part list = site.spec().get("containers");
      validation.required("POD-088", list, "a container is required", "add a container");
    }
    HostPorts ports = new HostPorts(site.spec(), validation);
    for (Part container : containers) {
      container(container, ContainerKind.REGULAR, site, validation);
      ports.validate(container, "POD-103");
    }
  }

  private static void init(PodSite site, Validation validation) {
    for (Part container : site.initContainers()) {
      container(container, ContainerKind.ofInit(container), site, validation);
      new HostPorts(site.spec(), validation).validate(container, "POD-104");
    }
  }

  private static void container(
      Part container, ContainerKind kind, PodSite site, Validation validation) {
    validation.once(container, () -> Container.validate(container, kind, site, validation));
  }
}
