package dev.sluice.certs.selfmanaged;

import dev.sluice.certs.CertificateSourceException;
import dev.sluice.certs.ChangingSource;
import dev.sluice.certs.LocalAuthority;
import dev.sluice.certs.ServiceName;
import dev.sluice.certs.ServingCertificate;
import dev.sluice.certs.selfmanaged.AuthoritySecret.Stored;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A certificate of the authority that all replicas share. Each replica makes its own, in memory,
 * looks every few seconds by the wall clock whether it or the authority is due, and sees to it that
 * the API servers trust both before it serves under another authority.
 */
public final class SelfManagedCertificates extends ChangingSource {
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);

  private final KubernetesClient client;
  private final ServiceName service;
  private final InstantSource clock;
  private final AuthoritySecret secret;
  private final WebhookConfigurations configurations;
  private final Settling settling = new Settling();
  private final Semaphore changed = new Semaphore(1);
  private Optional<Authorities> known = Optional.empty();
  private Duration wait = LOOK;
  private Duration backoff = FIRST_BACKOFF;

  private SelfManagedCertificates(
      KubernetesClient client, ServiceName service, InstantSource clock) {
    super("self-managed certificate", new State(Optional.empty(), Optional.empty()));
    this.client = client;
    this.service = service;
    this.clock = clock;
    this.secret = new AuthoritySecret(client, service.namespace());
    this.configurations = new WebhookConfigurations(client);
  }

  /**
   * Begins to look for the authority, or to make it.
   *
   * @param client with the rights to read and write the Secret and both configurations; closed with
   *     the source
   * @param service what the certificate is for; the Secret is in its namespace
   */
  public static SelfManagedCertificates start(
      KubernetesClient client, ServiceName service, InstantSource clock) {
    SelfManagedCertificates source = new SelfManagedCertificates(client, service, clock);
    source.configurations.watch(source.changed::release);
    source.start();
    return source;
  }

  @Override
  protected void waitAndLook() throws InterruptedException {
    if (changed.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
      changed.drainPermits();
    }
    try {
      become(State.fine(look(clock.instant())));
      wait = LOOK;
      backoff = FIRST_BACKOFF;
    } catch (CertificateSourceException e) {
      backOff(String.valueOf(e.getMessage()));
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        changed.release(); // a configuration was changed after it was read: look once more
      } else {
        backOff(said(e));
      }
    }
  }

  private void backOff(String problem) {
    become(state().but(problem));
    wait = backoff;
    Duration longer = backoff.multipliedBy(2);
    backoff = longer.compareTo(LONGEST_BACKOFF) < 0 ? longer : LONGEST_BACKOFF;
  }

  private ServingCertificate look(Instant now) throws CertificateSourceException {
    // Read before the Secret: who falls asleep here cannot put back an older bundle when he wakes.
    List<WebhookConfiguration> found = configurations.read();
    Authorities agreed = agree(now);
    String bundle = agreed.bundle();
    boolean held = true;
    for (WebhookConfiguration configuration : found) {
      if (!configuration.trusts(bundle)) {
        configuration.trust(bundle);
        held = false;
      }
    }
    settling.seen(bundle, held, now);
    known = Optional.of(agreed);
    return served(agreed.current(), now);
  }

  /** What all replicas have from now on; what was known before fills a Secret that was emptied. */
  private Authorities agree(Instant now) throws CertificateSourceException {
    while (true) {
      Stored stored = secret.read();
      Authorities before =
          stored.authorities().or(() -> known).orElseGet(() -> Authorities.create(now));
      boolean settled = settling.over(before.bundle(), now);
      Authorities next = before.step(now, stored.rotationAsked(), settled);
      if (stored.holds(next) || secret.write(stored, next)) {
        return next;
      }
    }
  }

  private ServingCertificate served(LocalAuthority authority, Instant now) {
    return state()
        .certificate()
        .filter(served -> served.authority().filter(authority.certificate()::equals).isPresent())
        .filter(served -> now.isBefore(served.renewal()))
        .orElseGet(
            () -> authority.issue(List.of(service.dnsName()), now, Authorities.SERVING_LIFETIME));
  }

  private String said(KubernetesClientException e) {
    Optional<String> answer = Optional.ofNullable(e.getStatus()).map(Status::getMessage);
    if (answer.isEmpty()) {
      return "API server %s does not answer (%s); see whether it runs, and what is in the way"
          .formatted(client.getMasterUrl(), reason(e));
    }
    return e.getCode() == HttpURLConnection.HTTP_FORBIDDEN
        ? answer.get() + "; grant it as the manifests do"
        : "API server: " + answer.get() + "; it is tried again";
  }

  /** What was wrong at first: the outermost says only that something was. */
  private static String reason(Throwable e) {
    return e.getCause() == null ? e.toString() : reason(e.getCause());
  }

  @Override
  public void close() {
    super.close();
    client.close();
  }
}
