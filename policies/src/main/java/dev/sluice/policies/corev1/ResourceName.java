package dev.sluice.policies.corev1;

import dev.sluice.policies.kubernetes.QualifiedNames;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;

/** Names of resources: rows POD-311 to POD-314. */
final class ResourceName {
  private static final String HUGE_PAGES = "hugepages-";
  private static final String OF_QUOTAS = "requests.";
  private static final Set<String> OF_CONTAINERS = Set.of("cpu", "memory", "ephemeral-storage");
  private static final Set<String> STANDARD =
      Set.of(
          "requests.cpu",
          "requests.memory",
          "requests.ephemeral-storage",
          "limits.cpu",
          "limits.memory",
          "limits.ephemeral-storage",
          "pods",
          "resourcequotas",
          "services",
          "replicationcontrollers",
          "secrets",
          "configmaps",
          "persistentvolumeclaims",
          "storage",
          "requests.storage",
          "services.nodeports",
          "services.loadbalancers");

  private ResourceName() {}

  /** The row that a name breaks in a container; empty where it is valid. */
  static String broken(String name) {
    if (!QualifiedNames.isKey(name)) {
      return "POD-311";
    }
    if (name.indexOf('/') >= 0) {
      return isNative(name) || isExtended(name) ? "" : "POD-314";
    }
    if (OF_CONTAINERS.contains(name) || isHugePages(name)) {
      return "";
    }
    boolean isStandard = STANDARD.contains(name) || name.startsWith(OF_QUOTAS + HUGE_PAGES);
    return isStandard ? "POD-313" : "POD-312";
  }

  /** Whether it is pages of one size. */
  static boolean isHugePages(String name) {
    return name.startsWith(HUGE_PAGES);
  }

  /** Whether containers may request less of it than their limit. */
  static boolean isOvercommitted(String name) {
    return isNative(name) && !isHugePages(name);
  }

  private static boolean isNative(String name) {
    return name.indexOf('/') < 0 || name.contains("kubernetes.io/");
  }

  /** Whether it is counted, and known by nobody but a device plugin. */
  static boolean isExtended(String name) {
    return !isNative(name) && !name.startsWith(OF_QUOTAS) && QualifiedNames.isKey(OF_QUOTAS + name);
  }

  /** Whether an amount of pages is one of whole pages. */
  static boolean isMultipleOfPages(String name, BigDecimal number) {
    Optional<BigDecimal> size = Amount.of(name.substring(HUGE_PAGES.length()));
    return size.isPresent()
        && size.get().signum() > 0
        && !Amount.hasFraction(size.get())
        && number.setScale(0, RoundingMode.UP).remainder(size.get()).signum() == 0;
  }
}
