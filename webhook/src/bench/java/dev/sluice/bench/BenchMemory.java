package dev.sluice.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Resident memory of {@code sluice serve} in a small heap, early and late. */
final class BenchMemory {
  private BenchMemory() {}

  static void run(PrintStream out) throws Exception {
    int reviews = Integer.parseInt(Bench.option("reviews"));
    String heap = "-Xmx" + Bench.option("heap");
    BenchField site = BenchField.create();
    try (BenchProcess server = site.answering(site.product(List.of("-XX:+UseSerialGC", heap)));
        BenchProcess load = site.load()) {
      send(load, reviews / 10);
      long early = server.residentKib();
      send(load, reviews - reviews / 10);
      long late = server.residentKib();
      out.printf(
          Locale.ROOT,
          "Resident memory with -XX:+UseSerialGC %s: %d MiB after %,d reviews, %d MiB after %,d;"
              + " ratio %.2f%n%n",
          heap,
          early / 1024,
          reviews / 10,
          late / 1024,
          reviews,
          (double) late / early);
    }
  }

  /** All reviews in turns, in a few rounds. */
  private static void send(BenchProcess load, int count) throws IOException {
    int rounds = 10;
    for (int round = 0; round < rounds; round++) {
      for (BenchReview review : BenchReview.values()) {
        load.ask(count / rounds / BenchReview.values().length + " " + review + " /validate");
      }
    }
  }
}
