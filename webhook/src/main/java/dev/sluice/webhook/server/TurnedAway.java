package dev.sluice.webhook.server;

import dev.sluice.webhook.http.Turned;
import dev.sluice.webhook.metrics.Metrics;
import dev.sluice.webhook.metrics.Port;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of connections that were ended for a limit: each to the metrics, and a line to the log at
 * most once a minute, since whoever provokes one could fill a disk with them.
 */
final class TurnedAway implements Consumer<Turned> {
  private static final Logger LOG = LoggerFactory.getLogger(TurnedAway.class);
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final Port port;
  private final Metrics metrics;
  private final AtomicLong untold = new AtomicLong();
  private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

  TurnedAway(Port port, Metrics metrics) {
    this.port = port;
    this.metrics = metrics;
  }

  @Override
  public void accept(Turned why) {
    metrics.turnedAway(port, why.label());
    untold.incrementAndGet();
    long now = System.nanoTime();
    long until = quietUntil.get();
    if (now - until >= 0 && quietUntil.compareAndSet(until, now + QUIET.toNanos())) {
      LOG.warn(
          "connections of the {} port ended for a limit: {} since the last such line, now one for"
              + " {}; sluice_connections_turned_away_total counts them",
          port.label(),
          untold.getAndSet(0),
          why.label());
    }
  }
}
