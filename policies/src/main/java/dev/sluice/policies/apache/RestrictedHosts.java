package dev.sluice.policies.apache;

import java.net.InetAddress;
import java.util.Locale;

/** Hosts inside a network, as far as they can be told without asking for their addresses. */
final class RestrictedHosts {
  private RestrictedHosts() {}

  /** Whether a host is the name of a Service, whose address is nearly always a private one. */
  static boolean isService(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.endsWith(".svc") || name.endsWith(".svc.cluster.local");
  }

  /** Whether a host is {@code localhost} or the literal address of no public one. */
  static boolean isRestricted(String host) {
    if (host.toLowerCase(Locale.ROOT).equals("localhost")) {
      return true;
    }
    try {
      InetAddress address = InetAddress.ofLiteral(host);
      return address.isLoopbackAddress()
          || address.isLinkLocalAddress()
          || address.isSiteLocalAddress()
          || address.isAnyLocalAddress()
          || address.isMulticastAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
