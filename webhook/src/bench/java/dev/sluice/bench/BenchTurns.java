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
 * Five handlers of one HTTPS server in turns: how much CPU the server's threads take, without the
 * JVM's compilers, for a request that is not read, that is parsed with Jackson's defaults, that is
 * read and allowed unseen, that is judged, and that is mutated. The turns are short, so that all
 * handlers of a round meet the same neighbours on the machine.
 */
final class BenchTurns {
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
          "CPU of the server's threads for a request over HTTPS; ratios are of each round:");
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
    BenchTurn.settle(name -> round(review, name).values());
    int rounds = Integer.parseInt(Bench.option("rounds"));
    Map<Handler, List<Double>> micros = new EnumMap<>(Handler.class);
    for (int round = 1; round <= rounds; round++) {
      round(review, "round " + round)
          .forEach(
              (handler, turn) ->
                  micros.computeIfAbsent(handler, h -> new ArrayList<>()).add(turn.micros()));
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
        BenchRange.ofRatios(micros.get(Handler.VALIDATE), micros.get(Handler.PARSE)),
        BenchRange.ofRatios(micros.get(Handler.MUTATE), micros.get(Handler.PARSE)),
        BenchRange.ofRatios(micros.get(Handler.MUTATE), micros.get(Handler.ALLOWED)));
  }

  /** Those that {@code -Dbench.review} names; all where it names none. */
  static List<BenchReview> reviews() {
    String named = Bench.option("review");
    return named.isEmpty()
        ? List.of(BenchReview.values())
        : Stream.of(named.split(",")).map(BenchReview::valueOf).toList();
  }

  private Map<Handler, BenchTurn> round(BenchReview review, String name) throws IOException {
    StringBuilder progress = new StringBuilder(review + ", " + name + ":");
    Map<Handler, BenchTurn> turns = new EnumMap<>(Handler.class);
    for (Handler handler : Handler.values()) {
      BenchTurn turn = BenchTurn.of(server, load, review, handler.path(review));
      turns.put(handler, turn);
      progress.append(
          String.format(
              Locale.ROOT,
              " %s %.0f us (%.0f %%)",
              handler,
              turn.micros(),
              100 * turn.compiling()));
    }
    System.err.println(progress);
    return turns;
  }
}
