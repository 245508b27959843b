package dev.sluice.webhook.cluster;

import dev.sluice.webhook.metrics.ClusterMeters;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the API server is heard: told to metrics always, and to the log when it is lost and when
 * it is back. On one thread.
 */
final class Connection {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  /** Watches end and begin anew every few minutes, which takes a second or two. */
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private final String address;
  private final ClusterMeters meters;
  private Optional<Instant> silent = Optional.empty();
  private boolean told;

  /** Watches that are seen in metrics, ended ones too. */
  private final Set<String> metered = new HashSet<>();

  Connection(String address, ClusterMeters meters) {
    this.address = address;
    this.meters = meters;
  }

  /** Since when what was read once is not watched; empty where it is, or only for a moment not. */
  Optional<Instant> look(List<Informer> informers) {
    List<String> unwatched =
        informers.stream()
            .filter(informer -> informer.synced() && !informer.watching())
            .map(Informer::name)
            .toList();
    if (unwatched.isEmpty()) {
      heard();
    } else if (silent.isEmpty()) {
      silent = Optional.of(Instant.now());
    } else if (!told && silent.get().plus(PATIENCE).isBefore(Instant.now())) {
      told = true;
      LOG.warn(
          "the API server {} is not heard ({} of {} watches): reviews are answered by what is"
              + " known, and the watches are tried again",
          address,
          unwatched.size(),
          informers.size());
    }
    meter(informers);
    return told ? silent : Optional.empty();
  }

  private void heard() {
    if (told) {
      long seconds = Duration.between(silent.orElseThrow(), Instant.now()).toSeconds();
      LOG.warn("the API server {} is heard again after {} s", address, seconds);
      meters.reconnected();
    }
    told = false;
    silent = Optional.empty();
  }

  private void meter(List<Informer> informers) {
    Set<String> names = informers.stream().map(Informer::name).collect(Collectors.toSet());
    metered.stream()
        .filter(name -> !names.contains(name))
        .forEach(ended -> meters.watched(ended, false, 0));
    metered.addAll(names);
    for (Informer informer : informers) {
      meters.watched(informer.name(), informer.synced(), informer.size());
    }
    long last = informers.stream().mapToLong(Informer::lastEvent).max().orElse(0);
    boolean reached = !told && informers.stream().anyMatch(Informer::synced);
    meters.connection(reached, last / 1_000);
  }
}
