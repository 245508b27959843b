package dev.sluice.webhook.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.Installation.ConfigMapName;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.state.State;
import dev.sluice.webhook.metrics.ClusterMeters;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** What is known of a cluster for a command that ends: all of it is read before it is asked for. */
public final class ClusterReading {
  /** By when what fails at first, such as a connection, has been tried again. */
  private static final Duration TRYING = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition heard = lock.newCondition();
  private final ClusterWatch watch;
  private Sync sync = new Sync(false, false, "no answer yet");

  private ClusterReading(KubernetesClient client, Kinds kinds) {
    this.watch = new ClusterWatch(client, kinds, ClusterMeters.unseen(), this::heard);
  }

  /**
   * Reads what rules read.
   *
   * @param kinds those that are judged
   * @throws NotRead where it cannot be had
   */
  public static ClusterReading of(KubernetesClient client, Kinds kinds)
      throws NotRead, InterruptedException {
    ClusterReading reading = new ClusterReading(client, kinds);
    reading.watch.start();
    long start = System.nanoTime();
    boolean ended =
        reading.await(
            PATIENCE,
            () ->
                reading.sync.complete()
                    || (reading.sync.failing() && System.nanoTime() - start > TRYING.toNanos()));
    if (!ended || !reading.sync.complete()) {
      throw new NotRead(reading.sync.text());
    }
    return reading;
  }

  private void heard(Sync now) {
    lock.lock();
    try {
      sync = now;
      heard.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean await(Duration most, BooleanSupplier condition) throws InterruptedException {
    lock.lock();
    try {
      long left = most.toNanos();
      while (!condition.getAsBoolean() && left > 0) {
        long step = Math.min(left, TimeUnit.SECONDS.toNanos(1));
        left -= step - heard.awaitNanos(step);
      }
      return condition.getAsBoolean();
    } finally {
      lock.unlock();
    }
  }

  /** Reads ConfigMaps too; those that cannot be had stay unknown. */
  public void read(Set<ConfigMapName> names) throws InterruptedException {
    watch.watchConfigMaps(names);
    await(
        TRYING,
        () ->
            names.stream()
                .noneMatch(
                    name ->
                        state().find("", "ConfigMap", name.namespace(), name.name())
                            instanceof State.Lookup.Unknown));
  }

  /** What is known now. */
  public State state() {
    return watch.state();
  }

  /** The policies and exemptions of the cluster. */
  public List<JsonNode> policies() {
    return watch.policies();
  }

  /** The cluster cannot be read. */
  public static final class NotRead extends Exception {
    private static final long serialVersionUID = 1;

    NotRead(String why) {
      super(why);
    }
  }
}
