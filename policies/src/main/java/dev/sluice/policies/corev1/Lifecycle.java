package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;

/** core/v1 Lifecycle: rows POD-304 to POD-310. */
final class Lifecycle {
  private static final int DEFAULT_GRACE = 30;

  /** The first version in which a hook may sleep for no time. */
  private static final int FIRST_WITH_ZERO = 33;

  private Lifecycle() {}

  /** Whether it has nothing but a stop signal, with which the API server drops it by default. */
  static boolean isDropped(Part lifecycle) {
    return lifecycle.has("stopSignal") && !lifecycle.has("postStart") && !lifecycle.has("preStop");
  }

  static void validate(Part lifecycle, ContainerKind kind, PodSite site, Validation validation) {
    if (kind == ContainerKind.EPHEMERAL) {
      return; // which may not have one
    }
    if (kind == ContainerKind.INIT) {
      if (isDropped(lifecycle)) {
        return;
      }
      String problem =
          "lifecycle is not allowed for an init container that does not always restart";
      String fix = "remove lifecycle, or set the container's restartPolicy to \"Always\"";
      validation.forbidden("POD-310", lifecycle, problem, fix);
      return;
    }
    for (String hook : new String[] {"postStart", "preStop"}) {
      if (lifecycle.node(hook).isObject()) {
        Part handler = lifecycle.get(hook);
        String first = Handler.OF_HOOK.validate(handler, validation);
        if (first.equals("sleep")) {
          sleep(handler.get("sleep"), site.spec(), validation);
        }
      }
    }
  }

  private static void sleep(Part sleep, Part spec, Validation validation) {
    long seconds = sleep.get("seconds").integer().orElse(0);
    long grace = spec.get("terminationGracePeriodSeconds").integer().orElse(DEFAULT_GRACE);
    long most = grace < 0 && validation.isPod() ? 1 : grace;
    long least = validation.isFrom(FIRST_WITH_ZERO) ? 0 : 1;
    if (seconds > most) {
      String problem = "sleep is %s s, but the pod's grace period is %s s".formatted(seconds, most);
      String fix = "lower seconds, or raise terminationGracePeriodSeconds";
      validation.invalid("POD-307", sleep, problem, fix);
    } else if (seconds < least) {
      String problem = "sleep is %s s, but must be at least %s s".formatted(seconds, least);
      validation.invalid("POD-307", sleep, problem, "set seconds to " + least + " or more");
    }
  }
}
