package dev.sluice.manifests.replicas;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Requests at a steady pace, at most a few at once, until it is closed. What cannot begin because
 * all are busy is left out.
 */
public final class SteadyLoad implements AutoCloseable {
  /** How many can be under way at once. */
  public static final int AT_ONCE = 4;

  private static final int A_SECOND = 40;

  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final AtomicInteger done = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();

  /**
   * Begins.
   *
   * @param request makes one, and returns what is wrong with its answer, or nothing
   */
  public SteadyLoad(Supplier<String> request) {
    pace.scheduleAtFixedRate(() -> begin(request), 0, 1_000_000 / A_SECOND, TimeUnit.MICROSECONDS);
  }

  private void begin(Supplier<String> request) {
    if (free.tryAcquire()) {
      callers.execute(() -> make(request));
    }
  }

  private void make(Supplier<String> request) {
    try {
      String complaint = request.get();
      if (!complaint.isEmpty()) {
        complaints.add(complaint);
      }
    } catch (RuntimeException e) {
      complaints.add(e.toString());
    } finally {
      done.incrementAndGet();
      free.release();
    }
  }

  /** How many have ended. */
  public int done() {
    return done.get();
  }

  /** What was wrong with answers. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Begins no more, and waits for those that are under way. */
  @Override
  public void close() {
    pace.shutdownNow();
    callers.close();
  }
}
