package dev.sluice.webhook.audit;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One replica of all, by a Lease; another one follows when it does not renew it. */
final class Lead {
  private static final Logger LOG = LoggerFactory.getLogger(Lead.class);
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Duration RENEWED = Duration.ofSeconds(10);
  private static final Duration TRIED = Duration.ofSeconds(2);

  private Lead() {}

  /**
   * Tries to lead for as long as the process is there.
   *
   * @param identity of this replica
   * @param leads told when that changes, on a thread that it must not hold up
   */
  static void follow(
      KubernetesClient client,
      String namespace,
      String name,
      String identity,
      Consumer<Boolean> leads) {
    Thread.ofPlatform()
        .name("audit-lease")
        .daemon()
        .start(() -> forever(client, new LeaseLock(namespace, name, identity), leads));
  }

  private static void forever(KubernetesClient client, LeaseLock lock, Consumer<Boolean> leads) {
    LeaderCallbacks callbacks =
        new LeaderCallbacks(() -> leads.accept(true), () -> leads.accept(false), _ -> {});
    try {
      while (true) {
        try {
          client
              .leaderElector()
              .withConfig(
                  new LeaderElectionConfigBuilder()
                      .withName("sluice-audit")
                      .withLock(lock)
                      .withLeaseDuration(LEASE)
                      .withRenewDeadline(RENEWED)
                      .withRetryPeriod(TRIED)
                      .withReleaseOnCancel(true)
                      .withLeaderCallbacks(callbacks)
                      .build())
              .build()
              .start()
              .join();
        } catch (RuntimeException e) { // or this replica would never lead again
          LOG.warn("the lease of the audit is tried again: {}", e.getMessage());
        }
        leads.accept(false);
        Thread.sleep(TRIED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
