package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;
import java.util.List;

/** The lists of a pod's containers: rows POD-088 to POD-096, POD-103, POD-104. */
public final class Containers {
  private Containers() {}

  /** Reports what is wrong with the containers of a spec. */
  public static void validate(Part spec, Validation validation) {
    ContainerSite site = new ContainerSite(spec);
    List<? extends Part> regular = spec.get("containers").elements();
    if (regular.isEmpty()) {
      String fix = "add a container";
      validation.required("POD-088", spec.get("containers"), "a container is required", fix);
    }
    HostPorts ports = new HostPorts(spec, validation);
    for (Part container : regular) {
      Container.validate(container, ContainerKind.REGULAR, site, validation);
      ports.validate(container, "POD-103");
    }
    for (Part container : spec.get("initContainers").elements()) {
      Container.validate(container, ContainerKind.ofInit(container), site, validation);
      new HostPorts(spec, validation).validate(container, "POD-104");
    }
    PodResources.validate(site, validation);
    for (Part container : spec.get("ephemeralContainers").elements()) {
      EphemeralContainer.validate(container, site, validation);
    }
  }
}
