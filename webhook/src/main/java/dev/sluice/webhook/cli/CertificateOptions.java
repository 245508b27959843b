package dev.sluice.webhook.cli;

import dev.sluice.certs.CertificateFiles;
import dev.sluice.certs.CertificateSource;
import dev.sluice.certs.CertificateSourceException;
import dev.sluice.certs.EphemeralCertificates;
import dev.sluice.certs.FileCertificates;
import dev.sluice.webhook.server.Listening;
import dev.sluice.webhook.source.Surroundings;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where the certificate of {@code serve} comes from. */
final class CertificateOptions {
  @Spec(Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it before anything else runs
  private CommandSpec command;

  @Option(names = "--tls-cert", paramLabel = "FILE", description = "Certificate chain, PEM.")
  private Optional<Path> certificate = Optional.empty();

  @Option(names = "--tls-key", paramLabel = "FILE", description = "Its private key, PEM.")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--service",
      paramLabel = "NAME.NAMESPACE",
      description = "The Service by which API servers call, to compare with the certificate.")
  private Optional<String> service = Optional.empty();

  @Option(
      names = "--allow-ephemeral",
      fallbackValue = "true",
      description = "Make a certificate of its own at an address that others reach, too.")
  private boolean allowEphemeral;

  /**
   * The source that is asked for.
   *
   * @param host where the server listens
   */
  CertificateSource open(String host, Surroundings surroundings) throws CertificateSourceException {
    if (certificate.isPresent() != key.isPresent()) {
      throw usage("--tls-cert and --tls-key go together; give both, or none for a local CA");
    }
    if (certificate.isPresent() && key.isPresent()) {
      Path folder = surroundings.directory();
      return FileCertificates.open(
          new CertificateFiles(
              folder.resolve(certificate.get()), folder.resolve(key.get()), serverName()),
          surroundings.clock());
    }
    if (!Listening.local(host) && !allowEphemeral) {
      throw usage(
          "there is no certificate for "
              + host
              + ", and one made at start would differ in each replica; give --tls-cert and"
              + " --tls-key, or --allow-ephemeral where there is one replica");
    }
    return new EphemeralCertificates(
        new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1", host)), surroundings.clock());
  }

  private Optional<String> serverName() {
    return service.map(name -> name + ".svc");
  }

  private ParameterException usage(String problem) {
    return new ParameterException(command.commandLine(), problem);
  }
}
