package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What the containers of a pod need together, by resource: the regular ones and sidecars at once,
 * or an init container and the sidecars before it, if that is more.
 */
final class ResourceSums {
  private final Map<String, BigDecimal> together = new HashMap<>();
  private final Map<String, BigDecimal> sidecars = new HashMap<>();
  private final Map<String, BigDecimal> starting = new HashMap<>();

  /** Reads the amounts of a container's resources. */
  @FunctionalInterface
  private interface Amounts {
    void forEach(Part resources, BiConsumer<String, BigDecimal> action);
  }

  private ResourceSums(Part spec, Amounts amounts) {
    for (Part container : spec.get("containers").elements()) {
      amounts.forEach(container.get("resources"), this::together);
    }
    for (Part container : spec.get("initContainers").elements()) {
      boolean isSidecar = ContainerKind.ofInit(container) == ContainerKind.SIDECAR;
      amounts.forEach(container.get("resources"), isSidecar ? this::sidecar : this::starting);
    }
  }

  /** What they request; of a pod by itself also a limit where there is no request. */
  static ResourceSums ofRequests(Part spec, boolean isPod) {
    return new ResourceSums(
        spec,
        (resources, action) -> {
          Part requests = resources.get("requests");
          forEach(requests, action);
          if (isPod) {
            forEach(
                resources.get("limits"),
                (name, amount) -> {
                  if (!requests.has(name)) {
                    action.accept(name, amount);
                  }
                });
          }
        });
  }

  /** Their limits. */
  static ResourceSums ofLimits(Part spec) {
    return new ResourceSums(spec, (resources, action) -> forEach(resources.get("limits"), action));
  }

  private static void forEach(Part amounts, BiConsumer<String, BigDecimal> action) {
    for (String name : amounts.names()) {
      Amount.of(amounts.entry(name)).ifPresent(amount -> action.accept(name, amount));
    }
  }

  private void together(String name, BigDecimal amount) {
    together.merge(name, amount, BigDecimal::add);
  }

  private void sidecar(String name, BigDecimal amount) {
    together(name, amount);
    starting.merge(name, sidecars.merge(name, amount, BigDecimal::add), BigDecimal::max);
  }

  private void starting(String name, BigDecimal amount) {
    BigDecimal before = sidecars.getOrDefault(name, BigDecimal.ZERO);
    starting.merge(name, amount.add(before), BigDecimal::max);
  }

  /** The sum of a resource; 0 where nobody needs it. */
  BigDecimal of(String name) {
    BigDecimal most = together.getOrDefault(name, BigDecimal.ZERO);
    return most.max(starting.getOrDefault(name, BigDecimal.ZERO));
  }
}
