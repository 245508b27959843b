package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.Format;
import dev.sluice.policies.corev1.IpAddress;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** core/v1 HostAlias: rows POD-072, POD-073 and PODW-06. */
final class HostAlias {
  private HostAlias() {}

  static void validate(List<? extends Part> aliases, Validation validation) {
    Set<String> seen = new HashSet<>();
    for (Part alias : aliases) {
      Part ip = alias.get("ip");
      IpAddress.validate("POD-072", ip, validation);
      IpAddress.warn("PODW-06", ip, validation);
      if (ip.string().filter(text -> !seen.add(text)).isPresent()) {
        validation
            .report("PODW-06", ip)
            .ifPresent(
                report -> {
                  String problem = "duplicate IP address " + Quote.value(ip.value());
                  report.duplicate(ip, problem, "write all its hostnames in one entry");
                });
      }
      for (Part name : alias.get("hostnames").elements()) {
        validation.needsFormat("POD-073", name, Format.DNS_SUBDOMAIN);
      }
    }
  }
}
