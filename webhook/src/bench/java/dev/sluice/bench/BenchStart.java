package dev.sluice.bench;

import static java.lang.ProcessBuilder.Redirect.DISCARD;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * From the start of {@code sluice serve} to its first answered review, with and without AOT cache.
 */
final class BenchStart {
  private static final int PAIRS = 9;

  /** Those of the launcher. */
  static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx256m");

  private record Start(double seconds, double cpu) {}

  private BenchStart() {}

  static void run(PrintStream out) throws Exception {
    List<String> cache = List.of("-XX:AOTCache=" + makeCache());
    BenchField site = BenchField.create();
    compare(
        out,
        "plain, AOT cache",
        site,
        () -> site.product(OPTIONS),
        () -> site.product(with(cache)));
  }

  /** Starts each of two in turns. */
  static void compare(
      PrintStream out,
      String titles,
      BenchField site,
      Supplier<BenchProcess> one,
      Supplier<BenchProcess> other)
      throws Exception {
    start(site, other); // for the client, and for the files to be in memory
    List<Start> ones = new ArrayList<>();
    List<Start> others = new ArrayList<>();
    for (int pair = 0; pair < PAIRS; pair++) {
      ones.add(start(site, one));
      others.add(start(site, other));
    }
    out.printf("Start to first answered review, %d pairs: %s, ratio%n%n", PAIRS, titles);
    print(out, "time, s", ones, others, Start::seconds);
    print(out, "CPU time, s", ones, others, Start::cpu);
    out.println();
  }

  private static List<String> with(List<String> more) {
    List<String> options = new ArrayList<>(OPTIONS);
    options.addAll(more);
    return options;
  }

  private static void print(
      PrintStream out,
      String what,
      List<Start> plain,
      List<Start> cached,
      ToDoubleFunction<Start> figure) {
    List<Double> before = plain.stream().map(figure::applyAsDouble).toList();
    List<Double> after = cached.stream().map(figure::applyAsDouble).toList();
    out.printf(
        "| %s | %s | %s | %s |%n",
        what, BenchRange.of(before), BenchRange.of(after), BenchRange.ofRatios(after, before));
  }

  /** As the launcher has it made. */
  private static Path makeCache() throws Exception {
    Path jar = Path.of(Bench.option("jar"));
    Path cache = jar.resolveSibling("bench.aot");
    List<String> command = new ArrayList<>();
    command.add(jar.resolve("../../../.mvn/make-aot-cache").normalize().toString());
    command.add("serve");
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(jar.toString(), cache.toString()));
    command.addAll(OPTIONS);
    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(DISCARD).start().waitFor();
    if (Files.size(cache) == 0) {
      throw new IllegalStateException("no AOT cache could be made");
    }
    return cache;
  }

  private static Start start(BenchField site, Supplier<BenchProcess> starting) throws Exception {
    long start = System.nanoTime();
    try (BenchProcess server = site.answering(starting.get())) {
      return new Start((System.nanoTime() - start) / 1e9, server.cpu().toMillis() / 1e3);
    }
  }
}
