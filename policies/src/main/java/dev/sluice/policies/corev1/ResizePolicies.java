package dev.sluice.policies.corev1;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.List;

/** How a container's resources change while it runs: rows POD-114 to POD-118. */
final class ResizePolicies {
  /** The first version that keeps the field. */
  private static final int FIRST = 33;

  /** The first version that looks at init containers. */
  private static final int FIRST_OF_INIT = 36;

  private static final List<String> RESOURCES = List.of("cpu", "memory");
  private static final List<String> POLICIES = List.of("NotRequired", "RestartContainer");

  private ResizePolicies() {}

  static void validate(Part list, ContainerKind kind, PodSite site, Validation all) {
    Validation validation = all.since(FIRST);
    validation.unique("POD-114", list.elements(), "resourceName", "resource");
    for (Part policy : list.elements()) {
      Part resource = policy.get("resourceName");
      Part restart = policy.get("restartPolicy");
      if (validation.required("POD-115", resource, "the resource's name")) {
        validation.oneOf("POD-115", resource, RESOURCES);
      }
      if (validation.required("POD-116", restart, "the restart policy")
          && validation.oneOf("POD-116", restart, POLICIES)
          && !restart.is("NotRequired")) {
        restarting(restart, kind, site, all);
      }
    }
  }

  private static void restarting(
      Part restart, ContainerKind kind, PodSite site, Validation validation) {
    String fix = "set it to \"NotRequired\"";
    if (site.isNeverRestarted()) {
      String problem =
          "restartPolicy %s is not allowed where the pod's is \"Never\""
              .formatted(Quote.value(restart.value()));
      validation.since(FIRST).invalid("POD-117", restart, problem, fix);
    }
    if (kind == ContainerKind.INIT) {
      String problem =
          "restartPolicy %s is not allowed for an init container that does not always restart"
              .formatted(Quote.value(restart.value()));
      validation.since(FIRST_OF_INIT).invalid("POD-118", restart, problem, fix);
    }
  }
}
