package dev.sluice.certs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A source that looks again and again, on a thread of its own, whether its state is another. */
public abstract class ChangingSource implements CertificateSource {
  private static final Duration AFTER_BUG = Duration.ofSeconds(10);

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final String name;
  private Optional<Thread> thread = Optional.empty();
  private volatile State state;

  /**
   * Does not look yet: {@link #start}.
   *
   * @param name of the thread
   */
  protected ChangingSource(String name, State first) {
    this.name = name;
    this.state = first;
  }

  /** Begins to look. */
  protected final void start() {
    thread = Optional.of(Thread.ofPlatform().daemon().name(name).start(this::run));
  }

  /** Waits until it is worth it, or long enough, and looks. */
  protected abstract void waitAndLook() throws InterruptedException;

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          waitAndLook();
        } catch (RuntimeException bug) {
          become(state.but(bug + "; this is a bug in sluice, please report it"));
          Thread.sleep(AFTER_BUG);
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells everybody, unless nothing has changed. */
  protected final void become(State next) {
    if (!next.equals(state)) {
      state = next;
      listeners.forEach(Runnable::run);
    }
  }

  @Override
  public final State state() {
    return state;
  }

  @Override
  public final void onChange(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {
    try {
      if (thread.isPresent()) {
        thread.get().interrupt();
        thread.get().join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
