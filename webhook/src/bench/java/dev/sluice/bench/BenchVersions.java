package dev.sluice.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code sluice serve} beside that of another version, whose jar {@code -Dbench.before} names: the
 * start, and in turns the CPU of a verdict and of a mutation over HTTPS.
 */
final class BenchVersions {
  private static final List<String> PATHS = List.of("/validate?timeout=10s", "/mutate?timeout=10s");

  private final BenchReview review;
  private final String path;
  private final Side before;
  private final Side now;

  /** A version's server, and what sends to it. */
  private record Side(BenchProcess server, BenchProcess load) implements AutoCloseable {
    static Side of(Path jar) throws Exception {
      BenchField site = BenchField.create();
      BenchProcess server = site.answering(site.product(jar, BenchStart.OPTIONS));
      server.discardOutput();
      return new Side(server, site.load());
    }

    @Override
    public void close() {
      server.close();
      load.close();
    }
  }

  private BenchVersions(BenchReview review, String path, Side before, Side now) {
    this.review = review;
    this.path = path;
    this.before = before;
    this.now = now;
  }

  static void run(PrintStream out) throws Exception {
    Path before = Path.of(Bench.option("before"));
    Path now = Path.of(Bench.option("jar"));
    BenchField site = BenchField.create();
    BenchStart.compare(
        out,
        "before, now",
        site,
        () -> site.product(before, BenchStart.OPTIONS),
        () -> site.product(now, BenchStart.OPTIONS));
    out.println("CPU of the server's threads for a request over HTTPS, us:");
    out.println();
    out.println("| review | | before | now | now / before |");
    out.println("|---|---|---|---|---|");
    try (Side one = Side.of(before);
        Side other = Side.of(now)) {
      for (BenchReview review : BenchTurns.reviews()) {
        for (String path : PATHS) {
          out.println(new BenchVersions(review, path, one, other).compare());
        }
      }
    }
    out.println();
  }

  private String compare() throws IOException {
    BenchTurn.settle(this::round);
    int rounds = Integer.parseInt(Bench.option("rounds"));
    List<Double> old = new ArrayList<>();
    List<Double> fresh = new ArrayList<>();
    for (int number = 1; number <= rounds; number++) {
      List<BenchTurn> turns = round("round " + number);
      old.add(turns.getFirst().micros());
      fresh.add(turns.getLast().micros());
    }
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.0f | %.0f | %s |",
        review,
        path.substring(0, path.indexOf('?')),
        BenchRange.of(old).median(),
        BenchRange.of(fresh).median(),
        BenchRange.ofRatios(fresh, old));
  }

  private List<BenchTurn> round(String name) throws IOException {
    List<BenchTurn> turns = List.of(turn(before), turn(now));
    System.err.println(review + " " + path + ", " + name + ": " + turns);
    return turns;
  }

  private BenchTurn turn(Side side) throws IOException {
    return BenchTurn.of(side.server, side.load, review, path);
  }
}
