package dev.sluice.webhook.cli;

import dev.sluice.certs.CertificateSourceException;
import dev.sluice.certs.SubjectNames;
import dev.sluice.webhook.source.Surroundings;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice certs show}: what certificates say. */
@Command(
    name = "show",
    description = "Show the certificates in a file, or those that a server shows.",
    optionListHeading = "%nOptions:%n")
final class CertsShowCommand extends Subcommand {
  private final Surroundings surroundings;

  @Parameters(
      arity = "1",
      paramLabel = "FILE|HOST:PORT",
      description = "PEM, or where a server is; it need not be trusted.")
  private String what = "";

  CertsShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try {
      List<X509Certificate> chain = Chain.of(what, surroundings);
      chain.forEach(this::show);
      out().flush();
      return FINE;
    } catch (CertificateSourceException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private void show(X509Certificate certificate) {
    out().println(certificate.getSubjectX500Principal().getName());
    line("names", String.join(", ", SubjectNames.of(certificate)));
    line("issuer", certificate.getIssuerX500Principal().getName());
    line("from", certificate.getNotBefore().toInstant().toString());
    line("until", until(certificate.getNotAfter().toInstant()));
    line("SHA-256", fingerprint(certificate));
  }

  private void line(String name, String value) {
    out().printf("  %-8s %s%n", name, value.isEmpty() ? "none" : value);
  }

  private String until(Instant end) {
    Duration left = Duration.between(surroundings.clock().instant(), end);
    return left.isNegative() ? end + " (over)" : end + " (" + left.toDays() + " days left)";
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
