package dev.sluice.bench;

import java.io.IOException;
import java.util.Collection;

/**
 * A turn of one handler of a server.
 *
 * @param micros CPU of the server's threads for a request in us, without the JVM's compilers
 * @param compiling how much the compilers took, as a part of that
 */
record BenchTurn(double micros, double compiling) {
  /** A compiler that rests takes so small a share of the CPU in each turn. */
  private static final double RESTING = 0.02;

  /** Rounds in a row that have to be so. It takes some 30,000 verdicts. */
  private static final int AT_REST = 3;

  /** Rounds that it may take, however busy they are. */
  private static final int WARM_UP = 150;

  /** What has a turn each in a round. */
  interface Round {
    Collection<BenchTurn> run(String name) throws IOException;
  }

  /** As many requests as make the turn's size. */
  static BenchTurn of(BenchProcess server, BenchProcess load, BenchReview review, String path)
      throws IOException {
    long count = Long.parseLong(Bench.option("megabytes")) * 1_000_000 / review.bytes().length;
    BenchProcess.Cpu before = server.cpuOfThreads();
    load.ask(count + " " + review + " " + path);
    BenchProcess.Cpu took = server.cpuOfThreads().since(before);
    return new BenchTurn(took.work() / 1_000.0 / count, (double) took.compiling() / took.work());
  }

  /** Does rounds that do not count until there is nothing left to compile. */
  static void settle(Round round) throws IOException {
    int atRest = 0;
    for (int number = 1; number <= WARM_UP && atRest < AT_REST; number++) {
      Collection<BenchTurn> turns = round.run("warm-up " + number);
      atRest = turns.stream().allMatch(turn -> turn.compiling < RESTING) ? atRest + 1 : 0;
    }
  }
}
