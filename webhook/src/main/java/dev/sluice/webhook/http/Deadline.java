package dev.sluice.webhook.http;

import dev.sluice.policies.kubernetes.DeadlineExceededException;
import dev.sluice.policies.kubernetes.Steps;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Until when a review must be answered: a little before the caller gives up, which the API server
 * says in {@code ?timeout=10s}, and never later than our own limit.
 */
public final class Deadline {
  /** Ours: well below the API server's largest, 30 s. */
  public static final Duration LIMIT = Duration.ofSeconds(10);

  private static final int MAX_DIGITS = 6;

  /** Those that Go writes a timeout with. */
  private static final Map<String, Integer> MILLIS = Map.of("ms", 1, "s", 1_000, "m", 60_000);

  private Deadline() {}

  /** What is done with a body, step by step; may take its time, and may throw. */
  public interface Timed<T> {
    Future<T> on(byte[] body, Steps steps) throws Exception;
  }

  /** Work that begins now and is cut short, with a 504, when it has taken too long. */
  public static <T> Exchange.Work<T> within(Duration budget, Timed<T> work) {
    return within(budget, System::nanoTime, work);
  }

  /**
   * The same with another clock.
   *
   * @param nanos nanoseconds since whenever
   */
  static <T> Exchange.Work<T> within(Duration budget, LongSupplier nanos, Timed<T> work) {
    long begin = nanos.getAsLong();
    Steps steps = Steps.until(() -> nanos.getAsLong() - begin > budget.toNanos());
    return body -> {
      try {
        return work.on(body, steps).recover(failure -> Future.failedFuture(named(failure)));
      } catch (DeadlineExceededException e) {
        return Future.failedFuture(named(e));
      }
    };
  }

  private static Throwable named(Throwable failure) {
    return failure instanceof DeadlineExceededException
        ? new BadRequest(504, "deadline", "there was not enough time")
        : failure;
  }

  /** How long there is from now on; a timeout that cannot be read is taken for none. */
  public static Duration budget(@Nullable String timeout) {
    long asked = timeout == null ? LIMIT.toMillis() : millis(timeout);
    return Duration.ofMillis(Math.min(asked - asked / 10, LIMIT.toMillis()));
  }

  private static long millis(String timeout) {
    long sum = 0;
    int at = 0;
    while (at < timeout.length()) {
      int unit = at;
      while (unit < timeout.length() && Character.isDigit(timeout.charAt(unit))) {
        unit++;
      }
      int end = timeout.startsWith("ms", unit) ? unit + 2 : unit + 1;
      if (unit == at || unit - at > MAX_DIGITS || end > timeout.length()) {
        return LIMIT.toMillis();
      }
      Integer one = MILLIS.get(timeout.substring(unit, end));
      if (one == null) {
        return LIMIT.toMillis();
      }
      sum += one * Long.parseLong(timeout, at, unit, 10);
      at = end;
    }
    return sum == 0 ? LIMIT.toMillis() : sum;
  }
}
