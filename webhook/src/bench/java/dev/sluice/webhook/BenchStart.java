package dev.sluice.webhook;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * From the start of {@code sluice serve} to its first answered review, with and without AOT cache.
 */
final class BenchStart {
  private static final int PAIRS = 9;

  private BenchStart() {}

  static void run(PrintStream out) throws Exception {
    Path cache = Path.of(Bench.option("aot"));
    if (!Files.exists(cache)) {
      out.println("Start: there is no AOT cache " + cache + " to compare with.");
      return;
    }
    List<Double> plain = new ArrayList<>();
    List<Double> cached = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    BenchSite site = BenchSite.create();
    for (int pair = 0; pair < PAIRS; pair++) {
      plain.add(seconds(site, List.of()));
      cached.add(seconds(site, List.of("-XX:AOTCache=" + cache)));
      ratios.add(cached.getLast() / plain.getLast());
    }
    out.printf(
        Locale.ROOT,
        "Start to first answered review, %d pairs: plain %s s, AOT cache %s s, ratio %s%n%n",
        PAIRS,
        BenchRange.of(plain),
        BenchRange.of(cached),
        BenchRange.of(ratios));
  }

  private static double seconds(BenchSite site, List<String> more) throws Exception {
    List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xmx256m"));
    options.addAll(more);
    long start = System.nanoTime();
    try (BenchProcess server = site.answering(site.product(options))) {
      return (System.nanoTime() - start) / 1e9;
    }
  }
}
