package dev.sluice.webhook.cli;

import dev.sluice.certs.CertificateFiles;
import dev.sluice.certs.CertificateSource;
import dev.sluice.certs.CertificateSourceException;
import dev.sluice.certs.ClientTrust;
import dev.sluice.certs.EphemeralCertificates;
import dev.sluice.certs.FileCertificates;
import dev.sluice.certs.ServiceName;
import dev.sluice.certs.selfmanaged.SelfManagedCertificates;
import dev.sluice.webhook.kubeconfig.UnusableKubeconfig;
import dev.sluice.webhook.server.Listening;
import dev.sluice.webhook.source.Surroundings;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.X509TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where the certificate of {@code serve} comes from, and which clients are to show one. */
final class CertificateOptions {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateOptions.class);
  private static final String DEFAULT_SERVICE = "sluice.sluice-system";

  @Spec(Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it before anything else runs
  private CommandSpec command;

  @Option(names = "--tls-cert", paramLabel = "FILE", description = "Certificate chain, PEM.")
  private Optional<Path> certificate = Optional.empty();

  @Option(names = "--tls-key", paramLabel = "FILE", description = "Its private key, PEM.")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--self-managed",
      fallbackValue = "true",
      description = "Issue it by an authority that all replicas share, in the Secret sluice-ca.")
  private boolean selfManaged;

  @Option(
      names = "--service",
      paramLabel = "NAME.NAMESPACE",
      description = {
        "The Service by which API servers call: what the certificate is to be for.",
        "Default of --self-managed: " + DEFAULT_SERVICE + "."
      })
  private Optional<String> service = Optional.empty();

  @Option(
      names = "--allow-ephemeral",
      fallbackValue = "true",
      description = "Make a certificate of its own at an address that others reach, too.")
  private boolean allowEphemeral;

  @Option(
      names = "--client-ca",
      paramLabel = "FILE",
      description = "Let in only clients with a certificate of these authorities, PEM.")
  private Optional<Path> clientCa = Optional.empty();

  @Option(
      names = "--client-names",
      paramLabel = "NAME",
      split = ",",
      description = "Of these only those with one of these names, separated by commas.")
  private Set<String> clientNames = Set.of();

  /**
   * Which clients are let in; empty for all.
   *
   * @throws CertificateSourceException if the file names none
   */
  Optional<X509TrustManager> clients(Surroundings surroundings) throws CertificateSourceException {
    if (clientCa.isEmpty()) {
      if (!clientNames.isEmpty()) {
        throw usage("--client-names says nothing without --client-ca; give both");
      }
      return Optional.empty();
    }
    Path file = surroundings.directory().resolve(clientCa.get());
    return Optional.of(ClientTrust.open(file, clientNames, LOG::warn));
  }

  /**
   * The source that is asked for.
   *
   * @param host where the server listens
   * @param cluster where a self-managed authority is kept
   */
  CertificateSource open(String host, ClusterOptions cluster, Surroundings surroundings)
      throws CertificateSourceException, UnusableKubeconfig {
    if (certificate.isPresent() != key.isPresent()) {
      throw usage("--tls-cert and --tls-key go together; give both, or none for a local CA");
    }
    if (certificate.isPresent() && selfManaged) {
      throw usage("--tls-cert and --self-managed both give a certificate; choose one");
    }
    if (selfManaged) {
      return SelfManagedCertificates.start(
          cluster.client(surroundings),
          service(service.orElse(DEFAULT_SERVICE)),
          surroundings.clock());
    }
    return certificate.isPresent() && key.isPresent()
        ? files(certificate.get(), key.get(), surroundings)
        : ephemeral(host, surroundings);
  }

  /** Of the Service by which API servers call, and so of all replicas. */
  String namespace() {
    return service(service.orElse(DEFAULT_SERVICE)).namespace();
  }

  private CertificateSource files(Path chain, Path privateKey, Surroundings surroundings)
      throws CertificateSourceException {
    Path folder = surroundings.directory();
    Optional<String> serverName = service.map(this::service).map(ServiceName::dnsName);
    return FileCertificates.open(
        new CertificateFiles(folder.resolve(chain), folder.resolve(privateKey), serverName),
        surroundings.clock());
  }

  private CertificateSource ephemeral(String host, Surroundings surroundings) {
    if (!Listening.local(host) && !allowEphemeral) {
      throw usage(
          "there is no certificate for "
              + host
              + ", and one made at start would differ in each replica; give --tls-cert and"
              + " --tls-key, or --self-managed, or --allow-ephemeral where there is one replica");
    }
    return new EphemeralCertificates(
        new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1", host)), surroundings.clock());
  }

  private ServiceName service(String given) {
    try {
      return ServiceName.parse(given);
    } catch (IllegalArgumentException e) {
      throw usage("--service: " + e.getMessage());
    }
  }

  private ParameterException usage(String problem) {
    return new ParameterException(command.commandLine(), problem);
  }
}
