package dev.sluice.certs;

import java.net.IDN;
import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Subject alternative names (RFC 5280, 4.2.1.6): what a client may call the server. */
public final class SubjectNames {
  /** How the JDK tells the sorts apart. */
  private static final Integer DNS = GeneralName.dNSName;

  private static final Integer ADDRESS = GeneralName.iPAddress;

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

  /** The DNS names and addresses of a certificate, in its order; empty where it has none. */
  public static List<String> of(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(name -> name.get(0).equals(DNS) || name.get(0).equals(ADDRESS))
              .map(name -> String.valueOf(name.get(1)))
              .toList();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  /** Whether a client may call the server so; {@code *} stands for the first label of a name. */
  public static boolean cover(Collection<String> names, String wanted) {
    Optional<InetAddress> address = address(wanted);
    return names.stream()
        .anyMatch(
            name ->
                address.isPresent()
                    ? address.equals(address(name))
                    : name.equalsIgnoreCase(wanted)
                        || (name.startsWith("*.")
                            && wanted.contains(".")
                            && name.substring(1)
                                .equalsIgnoreCase(wanted.substring(wanted.indexOf('.')))));
  }

  private static Optional<InetAddress> address(String name) {
    try {
      return Optional.of(InetAddress.ofLiteral(name));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static GeneralName generalName(String name) {
    return address(name)
        .map(InetAddress::getAddress)
        .map(bytes -> new GeneralName(GeneralName.iPAddress, new DEROctetString(bytes)))
        .orElseGet(() -> new GeneralName(GeneralName.dNSName, IDN.toASCII(name)));
  }
}
