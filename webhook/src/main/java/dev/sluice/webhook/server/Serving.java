package dev.sluice.webhook.server;

import dev.sluice.certs.CertificateSource;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.webhook.admission.InForce;
import dev.sluice.webhook.admission.WarmUp;
import dev.sluice.webhook.metrics.Metrics;
import dev.sluice.webhook.report.Version;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
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

  /** Problems of one set that are logged, and that readiness shows. */
  private static final int MAX_LOGGED = 20;

  private static final int MAX_SHOWN = 5;

  /** No folder for files from the class path: in a container there is none to be written to. */
  private static final FileSystemOptions NO_FILES =
      new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);

  private final Listening at;
  private final ServedCertificate certificate;
  private final Kinds kinds;
  private final InstantSource clock;
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setFileSystemOptions(NO_FILES));
  private final Readiness readiness = new Readiness();
  private final Drain drain = new Drain();
  private final Metrics metrics;
  private final HttpServer management;
  private final AtomicReference<Optional<InForce>> inForce =
      new AtomicReference<>(Optional.empty());
  private final CountDownLatch first = new CountDownLatch(1);
  private volatile Runnable enforced = () -> {};
  private Optional<AdmissionServer> admission = Optional.empty();

  private Serving(Listening at, CertificateSource certificates, Kinds kinds, InstantSource clock)
      throws CannotListen {
    this.at = at;
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
    certificate = new ServedCertificate(certificates, at.clients(), readiness, metrics, clock);
  }

  /**
   * Live, but not ready.
   *
   * @param kinds the kinds that are judged
   */
  public static Serving start(
      Listening at, CertificateSource certificates, Kinds kinds, InstantSource clock)
      throws CannotListen {
    return new Serving(at, certificates, kinds, clock);
  }

  /**
   * Policies cannot be read: the last set that could stays in force, and whoever asks is told why;
   * without any there is no admission.
   */
  public void refuse(List<String> errors) {
    metrics.notLoaded(errors.size());
    errors.stream().limit(MAX_LOGGED).forEach(LOG::error);
    String problems = problems(errors);
    Optional<InForce> last = inForce.get();
    if (last.isPresent()) {
      String stays = generation(last.get()) + " stays in force";
      LOG.error("{}: correct the policies, which are read again then", stays);
      readiness.set("policies", true, stays + ", since a newer set has errors: " + problems);
    } else {
      LOG.error("not ready: correct the policies, which are read again then");
      readiness.set("policies", false, problems);
    }
  }

  private static String problems(List<String> errors) {
    String first = String.join("; ", errors.subList(0, Math.min(MAX_SHOWN, errors.size())));
    return errors.size() > MAX_SHOWN
        ? first + "; and " + (errors.size() - MAX_SHOWN) + " more"
        : first;
  }

  private static String generation(InForce set) {
    return "generation " + set.policies().generation();
  }

  /** Puts a set of policies in force for the requests that begin from now on. */
  public void enforce(InForce next) {
    inForce.set(Optional.of(next));
    metrics.loaded(next.policies(), clock.instant());
    readiness.set("policies", true, generation(next));
    LOG.info("policies in force: {}", generation(next));
    first.countDown();
    enforced.run();
  }

  /** Waits until there is a set in force. */
  public void awaitPolicies() throws InterruptedException {
    first.await();
  }

  /**
   * Sets a condition of {@code /readyz}.
   *
   * @param reason one line
   */
  public void condition(String name, boolean met, String reason) {
    readiness.set(name, met, reason);
  }

  public Metrics metrics() {
    return metrics;
  }

  /** Begins to admit by what is in force; ready once that is fast. Waits for a certificate. */
  public Welcome admit() throws CannotListen, InterruptedException {
    WarmUp.learn(kinds.fieldNames());
    Endpoint endpoint = new Endpoint(at.host(), at.port());
    Routes all = new Routes(vertx, this::inForce, metrics, drain);
    Routes routes = at.check() ? all.withCheck() : all;
    AdmissionServer server =
        certificate.start(
            tls ->
                listening(
                    AdmissionServer.start(vertx, endpoint, tls, routes), at.port(), "--port"));
    admission = Optional.of(server);
    WarmUp.run(inForce());
    readiness.set("admission", true, "listening on port " + server.port());
    return new Welcome(
        at,
        server.port(),
        management.actualPort(),
        certificate.authorityPem(at.host()),
        inForce().policies());
  }

  /** Serves on until the process is told to stop, and stops without losing a call. */
  public void untilStopped() throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Shutdown shutdown =
        new Shutdown(vertx, admission, drain, readiness, at.drainDelay(), at.patience());
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

  /** Tells of each set that is put in force from now on, on a thread that is not to be held up. */
  public void onEnforced(Runnable told) {
    enforced = told;
  }

  /** What is in force; there is something once {@link #awaitPolicies} has returned. */
  public InForce inForce() {
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
