package dev.sluice.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Five handlers of one HTTPS server in turns: how much CPU the server's process takes for a request
 * that is not read, that is parsed with Jackson's defaults, that is read and allowed unseen, that
 * is judged, and that is mutated.
 */
final class BenchTurns {
  /** Rounds that do not count: the JVM compiles the rules' code after some 50,000 reviews. */
  private static final int WARM_UP = 8;

  private enum Handler {
    FLOOR,
    PARSE,
    ALLOWED,
    VALIDATE,
    MUTATE;

    String path(BenchReview review) {
      String own = "/" + name().toLowerCase(Locale.ROOT);
      return this == VALIDATE || this == MUTATE ? own + "?timeout=10s" : own + "/" + review;
    }
  }

  private final BenchProcess server;
  private final BenchProcess load;

  private BenchTurns(BenchProcess server, BenchProcess load) {
    this.server = server;
    this.load = load;
  }

  static void run(PrintStream out) throws Exception {
    BenchField site = BenchField.create();
    try (BenchProcess server = site.compared();
        BenchProcess load = site.load()) {
      out.println(
          "CPU of the server's process for a request over HTTPS; ratios are of each round:");
      out.println();
      out.println(
          "| review | bytes | floor us | parse us | validate us | mutate us | validate / parse"
              + " | mutate / parse | mutate / allowed |");
      out.println("|---|---|---|---|---|---|---|---|---|");
      for (BenchReview review : reviews()) {
        out.println(new BenchTurns(server, load).compare(review));
      }
      out.println();
    }
  }

  private String compare(BenchReview review) throws IOException {
    int rounds = Integer.parseInt(Bench.option("rounds"));
    Map<Handler, List<Double>> micros = new EnumMap<>(Handler.class);
    for (int round = -WARM_UP; round < rounds; round++) {
      StringBuilder progress = new StringBuilder(review + ", round " + (round + 1) + ":");
      for (Handler handler : Handler.values()) {
        double took = turn(review, handler);
        progress.append(String.format(Locale.ROOT, " %s %.0f us", handler, took));
        if (round >= 0) {
          micros.computeIfAbsent(handler, h -> new ArrayList<>()).add(took);
        }
      }
      System.err.println(progress);
    }
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.0f | %.0f | %.0f | %.0f | %s | %s | %s |",
        review,
        review.bytes().length,
        BenchRange.of(micros.get(Handler.FLOOR)).median(),
        BenchRange.of(micros.get(Handler.PARSE)).median(),
        BenchRange.of(micros.get(Handler.VALIDATE)).median(),
        BenchRange.of(micros.get(Handler.MUTATE)).median(),
        ratio(micros.get(Handler.VALIDATE), micros.get(Handler.PARSE)),
        ratio(micros.get(Handler.MUTATE), micros.get(Handler.PARSE)),
        ratio(micros.get(Handler.MUTATE), micros.get(Handler.ALLOWED)));
  }

  /** Those that {@code -Dbench.review} names; all where it names none. */
  private static List<BenchReview> reviews() {
    String named = Bench.option("review");
    return named.isEmpty()
        ? List.of(BenchReview.values())
        : Stream.of(named.split(",")).map(BenchReview::valueOf).toList();
  }

  /** The CPU time of one request in us, over as many as make the turn's size. */
  private double turn(BenchReview review, Handler handler) throws IOException {
    long count = Long.parseLong(Bench.option("megabytes")) * 1_000_000 / review.bytes().length;
    long before = server.cpu().toNanos();
    load.ask(count + " " + review + " " + handler.path(review));
    return (server.cpu().toNanos() - before) / 1_000.0 / count;
  }

  private static BenchRange ratio(List<Double> of, List<Double> to) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < of.size(); round++) {
      ratios.add(of.get(round) / to.get(round));
    }
    return BenchRange.of(ratios);
  }
}
