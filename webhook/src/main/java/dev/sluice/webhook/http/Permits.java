package dev.sluice.webhook.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes of request bodies that may be held at once. Memory goes by bytes, not by requests: a review
 * can be six times its object, and its tree ten times the review. A part is kept for small bodies,
 * so that large ones alone cannot keep them out.
 */
public final class Permits {
  /** Bodies up to here may use what is kept for small ones. */
  static final int SMALL = 256 * 1024;

  private final long budget;
  private final long reserve;
  private final long share;
  private final AtomicLong taken = new AtomicLong();

  /**
   * @param budget the bytes of all bodies
   * @param reserve how many of them only bodies of at most 256 KiB may take
   * @param share the most that the bodies of one connection may take
   */
  public Permits(long budget, long reserve, long share) {
    this.budget = budget;
    this.reserve = reserve;
    this.share = share;
  }

  /** Bytes held for one request; grows while its body comes. */
  final class Permit implements AutoCloseable {
    private final AtomicLong ofConnection;
    private long bytes;

    private Permit(AtomicLong ofConnection) {
      this.ofConnection = ofConnection;
    }

    /**
     * Takes what is missing to so many bytes; false, and nothing taken, where there is no room.
     *
     * @param body how long the whole body will be, as far as is known
     */
    boolean growTo(long total, long body) {
      long more = total - bytes;
      if (!add(ofConnection, more, share)) {
        return false;
      }
      if (!add(taken, more, room(body))) {
        ofConnection.addAndGet(-more);
        return false;
      }
      bytes = total;
      return true;
    }

    /** Gives everything back; harmless when called again. */
    @Override
    public void close() {
      taken.addAndGet(-bytes);
      ofConnection.addAndGet(-bytes);
      bytes = 0;
    }
  }

  /**
   * A permit for nothing yet.
   *
   * @param ofConnection what all permits of the same connection have taken
   */
  Permit open(AtomicLong ofConnection) {
    return new Permit(ofConnection);
  }

  /** Whether there is room for a whole body now; nothing is taken. */
  boolean fits(long body) {
    return taken.get() + body <= room(body);
  }

  /** Bytes held now. */
  long taken() {
    return taken.get();
  }

  private long room(long body) {
    return body <= SMALL ? budget : budget - reserve;
  }

  private static boolean add(AtomicLong sum, long more, long most) {
    if (sum.addAndGet(more) <= most) {
      return true;
    }
    sum.addAndGet(-more);
    return false;
  }
}
