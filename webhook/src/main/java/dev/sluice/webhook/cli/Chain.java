package dev.sluice.webhook.cli;

import dev.sluice.certs.CertificateSourceException;
import dev.sluice.certs.ServerChain;
import dev.sluice.certs.TrustBundle;
import dev.sluice.webhook.source.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The certificates that a file holds, or a server shows. */
final class Chain {
  private static final Pattern ADDRESS = Pattern.compile("\\[?([^/]+?)]?:(\\d{1,5})");

  private Chain() {}

  /**
   * Reads them.
   *
   * @param what a file, or {@code HOST:PORT}
   * @throws CertificateSourceException if there are none
   */
  static List<X509Certificate> of(String what, Surroundings surroundings)
      throws CertificateSourceException {
    Path file = surroundings.directory().resolve(what);
    Matcher address = ADDRESS.matcher(what);
    return !Files.exists(file) && address.matches()
        ? shown(address.group(1), Integer.parseInt(address.group(2)))
        : TrustBundle.read(file).authorities();
  }

  private static List<X509Certificate> shown(String host, int port)
      throws CertificateSourceException {
    try {
      return ServerChain.of(host, port);
    } catch (IOException | IllegalArgumentException e) {
      throw new CertificateSourceException(
          host + ":" + port, "no server shows a certificate (" + e + ")", "see whether it runs");
    }
  }
}
