package dev.sluice.certs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is wrong with files that some client accepts nevertheless: to be said, not refused. */
final class Doubts {
  /** The least that the Baseline Requirements of the CA/Browser Forum allow (6.1.5). */
  private static final int MIN_RSA_BITS = 2048;

  private final List<String> found = new ArrayList<>();

  private Doubts() {}

  /** One line each, such as errors are; empty where nothing is to be said. */
  static List<String> of(List<X509Certificate> chain, CertificateFiles files) {
    Doubts doubts = new Doubts();
    doubts.names(chain.getFirst(), files);
    for (X509Certificate certificate : chain) {
      doubts.strength(certificate, files.certificate());
    }
    doubts.permissions(files.key());
    return List.copyOf(doubts.found);
  }

  private void names(X509Certificate certificate, CertificateFiles files) {
    List<String> names = SubjectNames.of(certificate);
    Optional<String> wanted = files.serverName();
    if (names.isEmpty()) {
      say(
          files.certificate(),
          "the certificate has no subject alternative name, so no API server accepts it",
          "issue it for the names that clients call, such as "
              + wanted.orElse("sluice.sluice-system.svc"));
    } else if (wanted.isPresent() && !SubjectNames.cover(names, wanted.get())) {
      say(
          files.certificate(),
          "the certificate is for %s, but the API server calls %s"
              .formatted(String.join(", ", names), wanted.get()),
          "issue it for that name, or name the Service by --service");
    }
  }

  private void strength(X509Certificate certificate, Path file) {
    String subject = "the certificate of " + certificate.getSubjectX500Principal().getName();
    if (certificate.getPublicKey() instanceof RSAPublicKey rsa
        && rsa.getModulus().bitLength() < MIN_RSA_BITS) {
      say(
          file,
          subject + " has an RSA key of " + rsa.getModulus().bitLength() + " bits",
          "issue it for a key of at least " + MIN_RSA_BITS + " bits, or for P-256");
    }
    String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
    boolean root =
        certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    if (!root && (signature.startsWith("SHA1") || signature.startsWith("MD5"))) {
      say(
          file,
          subject + " is signed with " + signature + ", which API servers refuse",
          "have it signed with SHA-256");
    }
  }

  private void permissions(Path keyFile) {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(keyFile);
      if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
        say(
            keyFile,
            "everybody on this machine may read the key",
            "take that away: `chmod o= FILE`, of a mounted Secret by defaultMode: 0440");
      }
    } catch (UnsupportedOperationException | IOException e) {
      // Not a file system of POSIX: it has other rules, which nobody here knows.
    }
  }

  private void say(Path file, String problem, String fix) {
    found.add(file + ": " + problem + "; " + fix);
  }
}
