package dev.sluice.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks that {@code -Dbench.run} names, and prints what they found as tables. */
final class Bench {
  private Bench() {}

  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    for (String benchmark : option("run").split(",")) {
      switch (benchmark) {
        case "verdicts" -> verdicts(out);
        case "turns" -> BenchTurns.run(out);
        case "memory" -> BenchMemory.run(out);
        case "start" -> BenchStart.run(out);
        case "versions" -> BenchVersions.run(out);
        case "audit" -> BenchAudit.run(out);
        case "apiserver", "cluster", "audited" -> {} // see manifests
        default -> throw new IllegalArgumentException("no benchmark " + benchmark);
      }
    }
  }

  /** The value of {@code -Dbench.NAME}; the build gives each a default. */
  static String option(String name) {
    String value = System.getProperty("bench." + name);
    if (value == null) {
      throw new IllegalArgumentException("-Dbench." + name + " is missing");
    }
    return value;
  }

  private static void verdicts(PrintStream out) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(option("jmh").split(" +")));
    arguments.removeIf(String::isEmpty);
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .parent(new CommandLineOptions(arguments.toArray(String[]::new)))
                    .include(BenchJudge.class.getSimpleName() + ".*")
                    .addProfiler("gc")
                    .build())
            .run();
    out.println("A review without the network:");
    out.println();
    out.println("| review | step | us | ± us | bytes allocated |");
    out.println("|---|---|---|---|---|");
    for (RunResult result : results) {
      Result<?> time = result.getPrimaryResult();
      out.printf(
          Locale.ROOT,
          "| %s | %s | %.1f | %.1f | %,.0f |%n",
          BenchReview.valueOf(result.getParams().getParam("review")).file,
          time.getLabel(),
          time.getScore(),
          time.getScoreError(),
          result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
    }
    out.println();
  }
}
