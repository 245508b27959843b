package dev.sluice.webhook.server;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done again whenever it is asked for: on one thread of its own, and once for all that
 * ask within a moment.
 */
public final class Reload {
  private static final Logger LOG = LoggerFactory.getLogger(Reload.class);

  /** Files of one change, or objects of one {@code kubectl apply}, come one after another. */
  private static final long MOMENT_MILLIS = 200;

  private final Runnable work;
  private final ScheduledExecutorService thread;
  private final AtomicBoolean asked = new AtomicBoolean();

  /**
   * @param name of the thread
   */
  public Reload(String name, Runnable work) {
    this.work = work;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(name).daemon().factory());
  }

  /** Has the work done soon, with all that is there when it begins. */
  public void ask() {
    if (asked.compareAndSet(false, true)) {
      var _ = thread.schedule(this::run, MOMENT_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void run() {
    asked.set(false);
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("could not load again what has changed; what was loaded before stays", e);
    }
  }
}
