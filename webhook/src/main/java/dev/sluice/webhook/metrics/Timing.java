package dev.sluice.webhook.metrics;

import dev.sluice.policies.Verdict;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The measurement of one review; ends with one of answered, turnedAway, failed. */
public final class Timing {
  private final Webhook webhook;
  private final ReviewMeters reviews;
  private final FindingMeters findings;
  private final AtomicInteger running;
  private final long began = System.nanoTime();
  private volatile @Nullable Subject subject;
  private volatile Verdict verdict = Verdict.NONE;

  Timing(Webhook webhook, ReviewMeters reviews, FindingMeters findings) {
    this.webhook = webhook;
    this.reviews = reviews;
    this.findings = findings;
    this.running = reviews.inFlight(webhook);
    running.incrementAndGet();
  }

  /** The review could be read. */
  public void judging(Subject read) {
    subject = read;
  }

  /** There is a verdict. */
  public void judged(Verdict given) {
    verdict = given;
  }

  /** The verdict was answered. */
  public void answered() {
    verdict.rulings().forEach(findings::count);
    end(verdict.denied() ? "denied" : "allowed", "");
  }

  /** The request was turned away before a verdict. */
  public void turnedAway(String reason) {
    reviews.turnedAway(reason);
    end("error", reason);
  }

  /** A fault of ours kept it from a verdict. */
  public void failed(Throwable fault) {
    String reason = fault instanceof OutOfMemoryError ? "out_of_memory" : "bug";
    reviews.failed(reason);
    end("error", reason);
  }

  private void end(String decision, String reason) {
    running.decrementAndGet();
    Subject read = subject;
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    reviews.ended(webhook, read, decision, took);
    RequestLog.write(webhook, read, decision, reason, verdict, took);
  }
}
