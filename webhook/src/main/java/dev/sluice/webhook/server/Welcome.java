package dev.sluice.webhook.server;

import dev.sluice.policies.policy.Policies;
import dev.sluice.webhook.admission.WarmUp;
import dev.sluice.webhook.report.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code serve} prints: where it listens, and for a local certificate one command to paste
 * that posts a review and shows a denial.
 *
 * @param at what it was told
 * @param port the HTTPS port
 * @param managementPort the management port
 * @param authority the local CA's certificate, PEM; empty where the certificate came from files
 * @param policies the policies in force
 */
public record Welcome(
    Listening at, int port, int managementPort, Optional<String> authority, Policies policies) {
  private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

  /**
   * @param caOut where to write the local CA's certificate; a temporary folder where not given
   */
  public void print(PrintWriter out, Optional<Path> caOut) {
    String base = "https://" + at.host() + ":" + port;
    out.printf("Sluice %s%n%n", Version.text());
    out.printf("  admission   %s/validate  %s/mutate%n", base, base);
    if (at.check()) {
      out.printf("  check       %s/check%n", base);
    }
    out.printf(
        "  management  http://%s:%d/readyz?verbose  /livez  /metrics%n", at.host(), managementPort);
    out.printf(
        "  policies    %s (generation %s)%n",
        String.join(", ", policies.names()), policies.generation());
    authority.ifPresent(pem -> tryIt(out, base, pem, caOut));
    out.printf("%nready, stop with Ctrl-C%n");
    out.flush();
  }

  /**
   * The same as one line of the log.
   *
   * @param caOut where to write the local CA's certificate; nowhere where not given
   */
  public void log(Optional<Path> caOut) {
    String base = "https://" + at.host() + ":" + port;
    LOG.atInfo()
        .addKeyValue("version", Version.text())
        .addKeyValue("admission", base)
        .addKeyValue("management", "http://" + at.host() + ":" + managementPort)
        .addKeyValue("policies", String.join(",", policies.names()))
        .addKeyValue("generation", policies.generation())
        .log("ready");
    try {
      if (caOut.isPresent() && authority.isPresent()) {
        Files.writeString(caOut.get(), authority.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the CA certificate", e);
    }
  }

  private static void tryIt(PrintWriter out, String base, String pem, Optional<Path> caOut) {
    try {
      Path folder = Files.createTempDirectory("sluice-");
      folder.toFile().deleteOnExit();
      Path ca = Files.writeString(caOut.orElse(folder.resolve("ca.pem")), pem);
      Path review = folder.resolve("review.json");
      Files.write(review, WarmUp.example());
      review.toFile().deleteOnExit();
      if (caOut.isEmpty()) {
        ca.toFile().deleteOnExit();
      }
      out.printf("  CA file     %s%n", ca);
      out.printf("%n# try it: post a review of a VvpDeployment with four mistakes%n");
      out.printf("curl --silent --cacert %s \\%n", ca);
      out.printf("  --header 'Content-Type: application/json' \\%n");
      out.printf("  --data @%s \\%n", review);
      out.printf("  '%s/validate?pretty'%n", base);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the CA certificate", e);
    }
  }
}
