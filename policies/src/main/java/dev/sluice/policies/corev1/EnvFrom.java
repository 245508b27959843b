package dev.sluice.policies.corev1;

import dev.sluice.policies.kubernetes.DnsNames;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.List;

/** core/v1 EnvFromSource: rows POD-155 to POD-159. */
final class EnvFrom {
  private EnvFrom() {}

  static void validate(List<? extends Part> sources, Validation validation) {
    for (Part from : sources) {
      if (!from.isForeign() && from.isElement()) {
        validate(from, validation);
      }
    }
  }

  private static void validate(Part from, Validation validation) {
    validation.format("POD-155", from, "prefix", EnvVar.names(validation));
    Part configMap = from.get("configMapRef");
    Part secret = from.get("secretRef");
    if (configMap.isObject()) {
      name("POD-158", configMap.get("name"), validation);
    }
    if (secret.isObject()) {
      name("POD-159", secret.get("name"), validation);
    }
    if (!configMap.isSet() && !secret.isSet()) {
      String problem = "the entry has neither configMapRef nor secretRef";
      validation.invalid("POD-156", from, problem, "set configMapRef or secretRef");
    } else if (configMap.isSet() && secret.isSet()) {
      String problem = "the entry has both configMapRef and secretRef, but may have one";
      validation.invalid("POD-157", from, problem, "make two entries of it");
    }
  }

  private static void name(String row, Part name, Validation validation) {
    if (validation.required(row, name, "the object's name")
        && !name.text().isEmpty()
        && !isBeginning(name.text())) {
      String problem = Quote.value(name.value()) + " is not a valid " + Format.DNS_SUBDOMAIN.name();
      validation.invalid(row, name, problem, Format.DNS_SUBDOMAIN.fix());
    }
  }

  /** The API server takes it for the beginning of a name, which may end with a hyphen. */
  private static boolean isBeginning(String name) {
    boolean hasHyphen = name.length() > 1 && name.endsWith("-");
    return DnsNames.isSubdomain(hasHyphen ? name.substring(0, name.length() - 2) + "a" : name);
  }
}
