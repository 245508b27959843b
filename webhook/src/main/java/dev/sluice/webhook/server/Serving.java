package dev.sluice.webhook.server;

import dev.sluice.certs.CertificateSource;
import dev.sluice.certs.CertificateSourceException;
import dev.sluice.certs.ServingCertificate;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.webhook.admission.InForce;
import dev.sluice.webhook.admission.WarmUp;
import dev.sluice.webhook.metrics.Metrics;
import dev.sluice.webhook.report.Version;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code serve} runs: management at once, admission as soon as there are policies. */
public final class Serving {
  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

  private final Listening at;
  private final ServingCertificate certificate;
  private final Kinds kinds;
  private final InstantSource clock;
  private final Vertx vertx = Vertx.vertx();
  private final Readiness readiness = new Readiness();
  private final Drain drain = new Drain();
  private final Metrics metrics;
  private final HttpServer management;
  private final AtomicReference<Optional<InForce>> inForce =
      new AtomicReference<>(Optional.empty());
  private Optional<AdmissionServer> admission = Optional.empty();

  private Serving(Listening at, ServingCertificate certificate, Kinds kinds, InstantSource clock)
      throws CannotListen {
    this.at = at;
    this.certificate = certificate;
    this.kinds = kinds;
    this.clock = clock;
    this.metrics = new Metrics(Version.text(), names(kinds));
    readiness.set("policies", false, "reading");
    readiness.set("admission", false, "starting");
    management =
        listening(
            ManagementServer.start(vertx, at.host(), at.managementPort(), readiness, metrics),
            at.managementPort(),
            "--management-port");
    certificate.doubts().forEach(LOG::warn);
    metrics.certificate(certificate.chain().getFirst().getNotAfter().toInstant());
  }

  /**
   * Live, but not ready.
   *
   * @param kinds the kinds that are judged
   */
  public static Serving start(
      Listening at, CertificateSource certificates, Kinds kinds, InstantSource clock)
      throws CertificateSourceException, CannotListen {
    return new Serving(at, certificates.current(), kinds, clock);
  }

  /** Policies cannot be read: there is no admission, and whoever asks is told why. */
  public void refuse(List<String> errors) {
    metrics.notLoaded(errors.size());
    readiness.set("policies", false, String.join("; ", errors));
  }

  /** Puts a set of policies in force for the requests that begin from now on. */
  public void enforce(InForce next) {
    inForce.set(Optional.of(next));
    metrics.loaded(next.policies(), clock.instant());
    readiness.set("policies", true, "generation " + next.policies().generation());
  }

  /** Begins to admit by what is in force; ready once that is fast. */
  public Welcome admit() throws CannotListen {
    WarmUp.learn(kinds.fieldNames());
    Endpoint endpoint = new Endpoint(at.host(), at.port(), certificate);
    Routes routes = new Routes(vertx, this::inForce, metrics, drain);
    AdmissionServer server =
        listening(
            AdmissionServer.start(vertx, endpoint, at.check() ? routes.withCheck() : routes),
            at.port(),
            "--port");
    admission = Optional.of(server);
    WarmUp.run(inForce());
    readiness.set("admission", true, "listening on port " + server.port());
    return new Welcome(
        at,
        server.port(),
        management.actualPort(),
        certificate.authorityPem(),
        inForce().policies());
  }

  /** Serves on until the process is told to stop, and stops without losing a call. */
  public void untilStopped() throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Shutdown shutdown = new Shutdown(vertx, admission, drain, readiness, at.drainDelay());
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
  }

  private InForce inForce() {
    return inForce.get().orElseThrow();
  }

  private <T> T listening(Future<T> start, int port, String option) throws CannotListen {
    try {
      return start.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw new CannotListen(at.host(), port, e.getCause() == null ? e : e.getCause(), option);
    }
  }

  private static Set<String> names(Kinds kinds) {
    return kinds.all().stream().map(kind -> kind.name().kind()).collect(Collectors.toSet());
  }
}
