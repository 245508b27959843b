package dev.sluice.webhook.cli;

import dev.sluice.certs.CertificateSource;
import dev.sluice.certs.CertificateSourceException;
import dev.sluice.certs.EphemeralCertificates;
import dev.sluice.certs.FileCertificates;
import dev.sluice.certs.ServingCertificate;
import dev.sluice.policies.Judge;
import dev.sluice.policies.Mutator;
import dev.sluice.policies.builtin.Mutations;
import dev.sluice.policies.builtin.Rules;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.state.State;
import dev.sluice.webhook.admission.WarmUp;
import dev.sluice.webhook.metrics.Logging;
import dev.sluice.webhook.metrics.Metrics;
import dev.sluice.webhook.report.Version;
import dev.sluice.webhook.server.AdmissionServer;
import dev.sluice.webhook.server.Drain;
import dev.sluice.webhook.server.ManagementServer;
import dev.sluice.webhook.server.Readiness;
import dev.sluice.webhook.server.Shutdown;
import dev.sluice.webhook.server.Welcome;
import dev.sluice.webhook.source.PolicyFolder;
import dev.sluice.webhook.source.StateFolder;
import dev.sluice.webhook.source.Surroundings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sluice serve}: the admission webhook and the validation service. */
@Command(
    name = "serve",
    description = "Answer admission reviews and validation requests over HTTPS.",
    sortOptions = false,
    optionListHeading = "%nOptions:%n")
final class ServeCommand extends Subcommand {
  private final Surroundings surroundings;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Where to listen. Default: this machine alone.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8443",
      description = "HTTPS port; 0 for any free one.")
  private int port;

  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port of /livez, /readyz and /metrics; 0 for any free one.")
  private int managementPort;

  @Option(names = "--policies", paramLabel = "DIR", description = "Folder of Policy documents.")
  private Optional<Path> policies = Optional.empty();

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Folder of the cluster's objects that resources refer to.")
  private Optional<Path> state = Optional.empty();

  @Option(names = "--tls-cert", paramLabel = "FILE", description = "Certificate chain, PEM.")
  private Optional<Path> certificate = Optional.empty();

  @Option(names = "--tls-key", paramLabel = "FILE", description = "Its private key, PEM.")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--ca-out",
      paramLabel = "FILE",
      description = "Where to write the local CA's certificate.")
  private Optional<Path> caOut = Optional.empty();

  @Option(
      names = "--log-format",
      paramLabel = "FORM",
      description = "How to log to standard error: ${COMPLETION-CANDIDATES}. Default: text.")
  private Logging.Format logFormat = Logging.Format.text;

  @Option(names = "--log-requests", fallbackValue = "true", description = "Log one line a review.")
  private boolean logRequests;

  @Option(names = "--no-check", fallbackValue = "true", description = "Do not offer POST /check.")
  private boolean noCheck;

  ServeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    Logging.configure(logFormat, logRequests);
    StateFolder.Loaded known = StateFolder.load(state, surroundings);
    if (!known.errors().isEmpty()) {
      known.errors().forEach(err()::println);
      return WRONG_USAGE;
    }
    ServingCertificate serving = certificate();
    Metrics metrics = new Metrics(Version.text());
    Readiness readiness = new Readiness();
    readiness.set("policies", false, "reading");
    readiness.set("admission", false, "starting");
    Drain life = new Drain();
    Vertx vertx = Vertx.vertx();
    HttpServer management =
        listening(
            "--management-port",
            managementPort,
            ManagementServer.start(vertx, host, managementPort, readiness, metrics));
    metrics.certificate(serving.chain().getFirst().getNotAfter().toInstant());
    Optional<AdmissionServer> admission =
        policies(metrics, readiness)
            .map(
                inForce -> {
                  AdmissionServer server =
                      admission(vertx, serving, inForce, known.state(), metrics, life, readiness);
                  new Welcome(host, server.port(), management.actualPort(), inForce, !noCheck)
                      .print(out(), serving.authorityPem(), caOut);
                  return server;
                });
    CountDownLatch stopped = new CountDownLatch(1);
    Shutdown shutdown = new Shutdown(vertx, admission, life, readiness, drainDelay());
    Thread stop =
        new Thread(
            () -> {
              shutdown.run();
              stopped.countDown();
            },
            "stop");
    try {
      Runtime.getRuntime().addShutdownHook(stop);
    } catch (IllegalStateException alreadyStopping) {
      stop.start();
    }
    stopped.await();
    return FINE;
  }

  /** The policies in force; empty, and not ready, where they cannot all be read. */
  private Optional<Policies> policies(Metrics metrics, Readiness readiness) {
    PolicyFolder.Loaded loaded = PolicyFolder.load(policies, surroundings);
    if (!loaded.errors().isEmpty()) {
      loaded.errors().forEach(err()::println);
      err().println("not ready: correct the policies and start again");
      metrics.notLoaded(loaded.errors().size());
      readiness.set("policies", false, String.join("; ", loaded.errors()));
      return Optional.empty();
    }
    Policies inForce = loaded.policies();
    metrics.loaded(inForce, surroundings.clock().instant());
    readiness.set("policies", true, "generation " + inForce.generation());
    return Optional.of(inForce);
  }

  private AdmissionServer admission(
      Vertx vertx,
      ServingCertificate serving,
      Policies inForce,
      State known,
      Metrics metrics,
      Drain life,
      Readiness readiness) {
    Judge verdicts =
        new Judge(Kinds.builtIn(), Rules.builtIn(), inForce, surroundings.clock(), () -> known);
    Mutator mutator =
        new Mutator(
            Kinds.builtIn(), Mutations.builtIn(), inForce, surroundings.clock(), () -> known);
    AdmissionServer server =
        listening(
            "--port",
            port,
            AdmissionServer.start(
                vertx,
                new AdmissionServer.Parts(
                    host,
                    port,
                    pem(serving),
                    () -> verdicts,
                    () -> mutator,
                    metrics,
                    life,
                    !noCheck)));
    WarmUp.run(verdicts);
    readiness.set("admission", true, "listening on port " + server.port());
    return server;
  }

  /** How long to serve on after the order to stop: until no API server sends anything new. */
  private Duration drainDelay() {
    boolean local = host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    return local ? Duration.ofMillis(100) : Duration.ofSeconds(10);
  }

  private ServingCertificate certificate() {
    if (certificate.isPresent() != key.isPresent()) {
      throw usage("--tls-cert and --tls-key go together; give both, or none for a local CA");
    }
    CertificateSource source =
        certificate.isPresent() && key.isPresent()
            ? new FileCertificates(in(certificate.get()), in(key.get()), surroundings.clock())
            : new EphemeralCertificates(
                new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1", host)),
                surroundings.clock());
    try {
      return source.current();
    } catch (CertificateSourceException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private Path in(Path given) {
    return surroundings.directory().resolve(given);
  }

  private <T> T listening(String option, int wanted, Future<T> start) {
    try {
      return start.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
      throw usage(
          "cannot listen on " + host + ":" + wanted + " (" + why + "); choose another " + option);
    }
  }

  private static PemKeyCertOptions pem(ServingCertificate serving) {
    return new PemKeyCertOptions()
        .setCertValue(Buffer.buffer(serving.chainPem()))
        .setKeyValue(Buffer.buffer(serving.keyPem()));
  }
}
