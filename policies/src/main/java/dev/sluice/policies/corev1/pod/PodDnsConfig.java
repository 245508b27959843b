package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.Format;
import dev.sluice.policies.corev1.IpAddress;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.render.Part;

/** core/v1 PodDNSConfig: rows POD-044 to POD-052. */
final class PodDnsConfig {
  private static final int MOST_SEARCH_CHARACTERS = 2_048;

  private PodDnsConfig() {}

  static void validate(Part config, Validation validation) {
    Part servers = config.get("nameservers");
    validation.maxItems("POD-047", servers, 3);
    for (Part server : servers.elements()) {
      IpAddress.validate("POD-048", server, validation);
      IpAddress.warn("PODW-06", server, validation);
    }
    searches(config.get("searches"), validation);
    for (Part option : config.get("options").elements()) {
      validation.required("POD-052", option.get("name"), "name of the DNS option");
    }
  }

  private static void searches(Part searches, Validation validation) {
    Format format = validation.isFrom(33) ? Format.SEARCH_DOMAIN : Format.OLD_SEARCH_DOMAIN;
    validation.maxItems("POD-049", searches, 32);
    int characters = -1;
    for (Part search : searches.elements()) {
      validation.needsFormat("POD-051", search, format);
      characters += 1 + Format.bytes(search.string().orElse(""));
    }
    if (characters > MOST_SEARCH_CHARACTERS) {
      String problem =
          "searches has %d characters, but may have %d at most, with a space between domains"
              .formatted(characters, MOST_SEARCH_CHARACTERS);
      validation.invalid("POD-050", searches, problem, "remove some");
    }
  }

  /** The configuration that a policy of {@code None} needs. */
  static void required(Part spec, Validation validation) {
    Part config = spec.get("dnsConfig");
    if (!config.isSet()) {
      String problem = "dnsConfig is required where dnsPolicy is \"None\"";
      validation.required("POD-045", config, problem, "set dnsConfig.nameservers");
    } else if (config.get("nameservers").isEmpty()) {
      String problem = "a nameserver is required where dnsPolicy is \"None\"";
      validation.required("POD-046", config.get("nameservers"), problem, "add a nameserver");
    }
  }
}
