package dev.sluice.webhook.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How far what is known of the cluster is.
 *
 * @param complete whether all that there is to know has been read once
 * @param failing whether nothing of what is awaited can be had, for reasons that the text says
 * @param text what is awaited, and why; or what is known: one line
 */
public record Sync(boolean complete, boolean failing, String text) {
  private static final int NAMED = 3;

  /**
   * @param lost since when nothing is heard of the API server; empty where it is heard
   */
  static Sync of(List<Informer> informers, Optional<Instant> lost) {
    Map<String, List<String>> awaited = new LinkedHashMap<>();
    Map<String, List<String>> unknown = new LinkedHashMap<>();
    for (Informer informer : informers) {
      if (!informer.synced()) {
        String why = informer.problem().map(Informer.Problem::text).orElse("no answer yet");
        (informer.isAwaited() ? awaited : unknown)
            .computeIfAbsent(why, w -> new ArrayList<>())
            .add(informer.name());
      }
    }
    boolean failing =
        informers.stream().filter(Informer::isAwaited).allMatch(i -> i.problem().isPresent());
    return awaited.isEmpty()
        ? new Sync(true, false, known(informers) + text("; unknown: ", unknown) + silence(lost))
        : new Sync(false, failing, text("waiting for ", awaited));
  }

  private static String known(List<Informer> informers) {
    return String.format(
        Locale.ROOT,
        "%,d objects are known",
        informers.stream().filter(Informer::synced).mapToInt(Informer::size).sum());
  }

  private static String silence(Optional<Instant> lost) {
    return lost.map(
            since ->
                "; the API server is not heard since " + since + ", and what was known then counts")
        .orElse("");
  }

  private static String text(String begin, Map<String, List<String>> byReason) {
    List<String> parts = new ArrayList<>();
    byReason.forEach((why, names) -> parts.add(names(names) + " (" + why + ")"));
    return parts.isEmpty() ? "" : begin + String.join(", ", parts);
  }

  private static String names(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
  }
}
