package dev.sluice.manifests.targets;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much a run compared, so that nobody takes an idle one for a good one. */
public final class Tally {
  private static final Pattern RULE = Pattern.compile("\\(([A-Z]+-[A-Z0-9-]+)\\)$");

  private final AtomicInteger compared = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final Map<String, Integer> others = new ConcurrentHashMap<>();

  void compared() {
    compared.incrementAndGet();
  }

  /** A set that did not fit any more. */
  void refused() {
    refused.incrementAndGet();
  }

  /** For something that has nothing to do with targets. */
  void refusedByOthers(String message) {
    Matcher rule = RULE.matcher(message);
    others.merge(rule.find() ? rule.group(1) : message, 1, Integer::sum);
  }

  /** Objects that were compared with what was planned. */
  public int comparisons() {
    return compared.get();
  }

  /** Requests that were refused for something that has nothing to do with targets. */
  public int refusedByOthers() {
    return others.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public String toString() {
    return "%d objects are as planned, %d requests refused as planned, some for other rules: %s"
        .formatted(compared.get(), refused.get(), new TreeMap<>(others));
  }
}
