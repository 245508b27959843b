package dev.sluice.webhook.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Meters of the cluster that is watched; there from the start of the watch. */
public final class ClusterMeters {
  /** ConfigMaps are named by policies, so that there can be any number of them. */
  private static final int MAX_NAMES = 100;

  private final MeterRegistry registry;
  private final BoundedNames names = new BoundedNames(MAX_NAMES);
  private final Map<String, AtomicLong> synced = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> objects = new ConcurrentHashMap<>();
  private final AtomicLong connected;
  private final AtomicLong lastEvent;
  private final Counter reconnects;

  /** Meters that nobody looks at, of a command that ends. */
  public static ClusterMeters unseen() {
    return new ClusterMeters(new SimpleMeterRegistry());
  }

  ClusterMeters(MeterRegistry registry) {
    this.registry = registry;
    this.connected =
        gauge("sluice.cluster.watch.connected", "Whether the API server is heard: 1 or 0", "");
    this.lastEvent =
        gauge(
            "sluice.cluster.watch.last.event.timestamp.seconds",
            "When a change was last heard of, in seconds since 1970; 0 before the first",
            "");
    this.reconnects =
        Counter.builder("sluice.cluster.watch.reconnects")
            .description("How often the API server was heard again after it was lost")
            .register(registry);
  }

  /** How far one of the watches is. */
  public void watched(String name, boolean isSynced, int size) {
    String label = names.label(name);
    synced
        .computeIfAbsent(
            label,
            watch ->
                gauge(
                    "sluice.cluster.watch.synced",
                    "Whether all objects of a kind have been read: 1 or 0",
                    watch))
        .set(isSynced ? 1 : 0);
    objects
        .computeIfAbsent(
            label, watch -> gauge("sluice.cluster.watch.objects", "Objects that are known", watch))
        .set(size);
  }

  /**
   * @param reached whether the API server is heard
   * @param last when it was heard last, in seconds since 1970
   */
  public void connection(boolean reached, long last) {
    connected.set(reached ? 1 : 0);
    lastEvent.set(last);
  }

  /** The API server is heard again. */
  public void reconnected() {
    reconnects.increment();
  }

  private AtomicLong gauge(String name, String description, String watch) {
    AtomicLong value = new AtomicLong();
    Gauge.Builder<?> gauge = Gauge.builder(name, value::get).description(description);
    if (!watch.isEmpty()) {
      gauge.tag("watch", watch);
    }
    gauge.register(registry);
    return value;
  }
}
