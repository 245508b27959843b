package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.Format;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.render.Part;
import java.util.List;

/** The host's namespaces in a pod, and its names in them: rows POD-060 to POD-063 and others. */
final class Namespaces {
  private static final List<String> OF_HOST = List.of("hostNetwork", "hostPID", "hostIPC");

  private Namespaces() {}

  /** What a field of a spec says against others. */
  static void validate(String field, Part value, Part spec, Validation validation) {
    if (field.equals("hostUsers")) {
      users(value, spec, validation.since(33));
    } else if (spec.get("hostPID").isTrue() && spec.get("shareProcessNamespace").isTrue()) {
      Part share = spec.get("shareProcessNamespace");
      String problem = "shareProcessNamespace and hostPID must not both be true";
      validation.invalid(
          "POD-386", share.isWritten() ? share : value, problem, "remove one of them");
    }
  }

  private static void users(Part users, Part spec, Validation validation) {
    if (!users.node().isBoolean() || users.isTrue()) {
      return;
    }
    for (String field : OF_HOST) {
      Part ofHost = spec.get(field);
      if (ofHost.isTrue()) {
        String row = field.equals("hostNetwork") ? "POD-414" : "POD-415";
        String problem = field + " must not be true where hostUsers is false";
        String fix = "remove %s, or hostUsers".formatted(field);
        validation.forbidden(row, ofHost.isWritten() ? ofHost : users, problem, fix);
      }
    }
  }

  /** A hostname that a pod has in the place of its own. */
  static void hostname(Part name, Part spec, Validation validation) {
    if (spec.get("setHostnameAsFQDN").isTrue()) {
      String problem = "hostnameOverride is not allowed where setHostnameAsFQDN is true";
      validation.forbidden("POD-060", name, problem, "remove one of them");
    }
    if (spec.get("hostNetwork").isTrue()) {
      String problem = "hostnameOverride is not allowed where hostNetwork is true";
      validation.forbidden("POD-061", name, problem, "remove one of them");
    }
    validation.maxBytes("POD-062", name, 64);
    validation.needsFormat("POD-063", name, Format.DNS_SUBDOMAIN);
  }
}
