package dev.sluice.webhook.server;

import dev.sluice.certs.CertificateSource;
import dev.sluice.certs.CertificateSource.State;
import dev.sluice.certs.ServingCertificate;
import dev.sluice.webhook.metrics.Metrics;
import dev.sluice.webhook.server.Readiness.Condition;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import javax.net.ssl.X509TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has admission served with what a source says, and tells everybody how that stands. */
final class ServedCertificate {
  private static final Logger LOG = LoggerFactory.getLogger(ServedCertificate.class);

  private final CertificateSource source;
  private final Optional<X509TrustManager> clients;
  private final Metrics metrics;
  private final InstantSource clock;
  private Optional<AdmissionServer> server = Optional.empty();
  private Optional<String> told = Optional.empty();
  private volatile Optional<ServingCertificate> served = Optional.empty();
  private volatile Optional<String> refused = Optional.empty();

  /**
   * Follows the source from now on.
   *
   * @param clients which are let in; empty for all
   */
  ServedCertificate(
      CertificateSource source,
      Optional<X509TrustManager> clients,
      Readiness readiness,
      Metrics metrics,
      InstantSource clock) {
    this.source = source;
    this.clients = clients;
    this.metrics = metrics;
    this.clock = clock;
    readiness.set("certificate", this::condition);
    source.onChange(this::follow);
    follow();
  }

  /** How a server begins. */
  interface Start {
    AdmissionServer with(Tls tls) throws CannotListen;
  }

  /** Starts a server as soon as there is a certificate for it; it is given all that follow. */
  synchronized AdmissionServer start(Start start) throws CannotListen, InterruptedException {
    while (served.isEmpty()) {
      wait();
    }
    AdmissionServer started = start.with(new Tls(served.get(), clients));
    server = Optional.of(started);
    return started;
  }

  /** The authority that clients must trust, PEM, where one may call the server by this name. */
  Optional<String> authorityPem(String name) {
    return served.filter(s -> s.covers(name)).flatMap(ServingCertificate::authorityPem);
  }

  private synchronized void follow() {
    State state = source.state();
    if (!state.problem().equals(told)) {
      told = state.problem();
      told.ifPresentOrElse(this::complain, () -> LOG.info("certificate: all is well again"));
    }
    if (!state.certificate().equals(served)) {
      state.certificate().ifPresent(this::serve);
    }
  }

  private void complain(String problem) {
    LOG.warn("certificate: {}", problem);
    metrics.certificateNotReloaded();
  }

  private void serve(ServingCertificate next) {
    if (server.isPresent()) {
      try {
        server
            .get()
            .secure(new Tls(next, clients))
            .toCompletionStage()
            .toCompletableFuture()
            .join();
      } catch (CompletionException e) {
        refused = Optional.of(next + " cannot be served: " + e.getCause());
        complain(refused.get());
        return;
      }
      metrics.certificateReloaded();
      LOG.info("certificate: from now on {}", next);
    }
    List<String> before = served.map(ServingCertificate::doubts).orElse(List.of());
    next.doubts().stream().filter(doubt -> !before.contains(doubt)).forEach(LOG::warn);
    metrics.serves(next);
    refused = Optional.empty();
    served = Optional.of(next);
    notifyAll();
  }

  private Condition condition() {
    Optional<String> problem = refused.or(source.state()::problem);
    if (served.isEmpty()) {
      return new Condition(false, problem.orElse("none yet"));
    }
    Instant end = served.get().expiry();
    boolean expired = clock.instant().isAfter(end);
    return new Condition(
        !expired && refused.isEmpty(),
        (expired ? "expired at " : "valid until ") + end + problem.map(p -> "; " + p).orElse(""));
  }
}
