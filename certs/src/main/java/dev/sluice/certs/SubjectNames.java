package dev.sluice.certs;

import java.net.IDN;
import java.net.InetAddress;
import java.util.Collection;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Subject alternative names (RFC 5280, 4.2.1.6): what a client may call the server. */
final class SubjectNames {
  private SubjectNames() {}

  /**
   * The names as an extension's value; an address literal becomes an IP entry, the rest DNS
   * entries.
   *
   * @throws IllegalArgumentException if there is none, or one is not a DNS name
   */
  static GeneralNames of(Collection<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("a server certificate needs at least one name");
    }
    return new GeneralNames(
        names.stream().map(SubjectNames::generalName).toArray(GeneralName[]::new));
  }

  private static GeneralName generalName(String name) {
    try {
      byte[] address = InetAddress.ofLiteral(name).getAddress();
      return new GeneralName(GeneralName.iPAddress, new DEROctetString(address));
    } catch (IllegalArgumentException notAnAddress) {
      return new GeneralName(GeneralName.dNSName, IDN.toASCII(name));
    }
  }
}
