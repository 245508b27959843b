package dev.sluice.webhook.cli;

import dev.sluice.webhook.audit.Progress;
import dev.sluice.webhook.source.Surroundings;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** One line on a terminal that says how far it is, over and over; nothing where nobody looks. */
final class ProgressLine implements Progress {
  private static final Duration PACE = Duration.ofMillis(200);

  private final boolean isSeen;
  private final PrintWriter err;
  private long last = System.nanoTime();

  ProgressLine(Surroundings surroundings, PrintWriter err) {
    this.isSeen = surroundings.progress();
    this.err = err;
  }

  @Override
  public void at(String what, long done, long all) {
    boolean end = done == all;
    if (!isSeen || (!end && System.nanoTime() - last < PACE.toNanos())) {
      return;
    }
    last = System.nanoTime();
    String of = all == 0 ? "" : String.format(Locale.ROOT, " of %,d", all);
    err.print(String.format(Locale.ROOT, "\r\u001b[K%,d%s %s", done, of, what));
    err.print(end ? "\r\u001b[K" : "");
    err.flush();
  }
}
