package dev.sluice.webhook.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes of request bodies that may be held at once. Memory goes by bytes, not by requests: a review
 * can be six times its object, and its tree ten times the review.
 */
public final class Permits {
  private final long budget;
  private final AtomicLong taken = new AtomicLong();

  public Permits(long budget) {
    this.budget = budget;
  }

  /** Bytes held for one request; grows while a body of unknown length is read. */
  final class Permit implements AutoCloseable {
    private long bytes;

    /** Takes more bytes; false, and nothing taken, where the budget does not hold them. */
    boolean grow(long more) {
      long now = taken.addAndGet(more);
      if (now > budget) {
        taken.addAndGet(-more);
        return false;
      }
      bytes += more;
      return true;
    }

    /** Whether this many bytes in all are taken, by growing if need be. */
    boolean growTo(long total) {
      return total <= bytes || grow(total - bytes);
    }

    /** Gives everything back; harmless when called again. */
    @Override
    public void close() {
      taken.addAndGet(-bytes);
      bytes = 0;
    }
  }

  /** A permit for nothing yet. */
  Permit open() {
    return new Permit();
  }

  /** Bytes held now. */
  long taken() {
    return taken.get();
  }
}
