package dev.sluice.webhook.cli;

import dev.sluice.certs.CertificateFiles;
import dev.sluice.certs.CertificateSourceException;
import dev.sluice.certs.ServiceName;
import dev.sluice.certs.ServingCertificate;
import dev.sluice.certs.SubjectNames;
import dev.sluice.certs.Validity;
import dev.sluice.webhook.source.Surroundings;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sluice certs check}: whether API servers will accept a certificate. */
@Command(
    name = "check",
    description = {
      "Check whether API servers accept a certificate: pair, names, dates, and whether webhook",
      "configurations trust it. Exit code 1 if there is a problem."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n")
final class CertsCheckCommand extends Subcommand {
  private final Surroundings surroundings;
  private final List<String> problems = new ArrayList<>();

  @Option(names = "--tls-cert", paramLabel = "FILE", description = "Certificate chain, PEM.")
  private Optional<Path> certificate = Optional.empty();

  @Option(names = "--tls-key", paramLabel = "FILE", description = "Its private key, PEM.")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--server",
      paramLabel = "HOST:PORT",
      description = "Instead of files: what a server shows.")
  private Optional<String> server = Optional.empty();

  @Option(
      names = "--service",
      paramLabel = "NAME.NAMESPACE",
      description = "The Service by which API servers call.")
  private Optional<String> service = Optional.empty();

  @Option(
      names = "--configuration",
      paramLabel = "FILE",
      description = {
        "Webhook configurations, YAML or JSON; - for standard input, such as from",
        "kubectl get validatingwebhookconfiguration sluice -o yaml."
      })
  private Optional<String> configuration = Optional.empty();

  CertsCheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    boolean files = certificate.isPresent() && key.isPresent();
    if (files == server.isPresent() || certificate.isPresent() != key.isPresent()) {
      throw usage("give --tls-cert and --tls-key, or --server");
    }
    try {
      List<X509Certificate> chain =
          files ? ofFiles() : Chain.of(server.orElseThrow(), surroundings);
      check(chain);
    } catch (CertificateSourceException e) {
      problems.add(e.getMessage());
    }
    problems.forEach(out()::println);
    out().println(problems.isEmpty() ? "no problem" : counted(problems.size()));
    out().flush();
    return problems.isEmpty() ? FINE : REFUSED;
  }

  private static String counted(int count) {
    return count == 1 ? "1 problem" : count + " problems";
  }

  private List<X509Certificate> ofFiles() throws CertificateSourceException {
    Path folder = surroundings.directory();
    CertificateFiles files =
        new CertificateFiles(
            folder.resolve(certificate.orElseThrow()),
            folder.resolve(key.orElseThrow()),
            Optional.empty());
    ServingCertificate read = files.read(now());
    problems.addAll(read.doubts());
    return read.chain();
  }

  private void check(List<X509Certificate> chain) throws CertificateSourceException {
    X509Certificate first = chain.getFirst();
    List<String> names = SubjectNames.of(first);
    service
        .map(this::serviceName)
        .map(ServiceName::dnsName)
        .filter(name -> !SubjectNames.cover(names, name))
        .ifPresent(
            name ->
                problems.add(
                    "the certificate is for %s, but the API server calls %s; issue it for that"
                            .formatted(names.isEmpty() ? "no name" : String.join(", ", names), name)
                        + " name"));
    Instant end = first.getNotAfter().toInstant();
    if (now().isAfter(end)) {
      problems.add("the certificate expired at " + end + "; renew it");
    } else if (now().isAfter(Validity.of(first).renewal())) {
      problems.add("the certificate is in the last third of its life, until " + end + "; renew it");
    }
    if (configuration.isPresent()) {
      problems.addAll(CaBundles.read(configuration.get(), surroundings).problems(chain, now()));
    }
  }

  private ServiceName serviceName(String given) {
    try {
      return ServiceName.parse(given);
    } catch (IllegalArgumentException e) {
      throw usage("--service: " + e.getMessage());
    }
  }

  private Instant now() {
    return surroundings.clock().instant();
  }
}
