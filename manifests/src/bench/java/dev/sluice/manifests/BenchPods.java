package dev.sluice.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Judge;
import dev.sluice.policies.Operation;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.builtin.BuiltIn;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.policies.state.State;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the verdict on a FlinkDeployment with three pod templates costs: beside parsing it, and
 * beside what a real API server takes to validate one such template in a dry run.
 */
final class BenchPods {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int VERDICTS = 20_000;
  private static final int DRY_RUNS = 400;
  private static final Path REVIEW =
      Path.of(
          "../webhook/src/bench/resources/dev/sluice/webhook/reviews/flinkdeployment-three-templates.json");

  private final byte[] bytes;
  private final JsonNode object;
  private final Judge judge;
  private final AdmissionRequest request;

  private BenchPods() throws Exception {
    object = JSON.readTree(Files.readAllBytes(REVIEW)).at("/request/object");
    bytes = JSON.writeValueAsBytes(object);
    RuleBook book = BuiltIn.book();
    judge =
        new Judge(
            book, Policies.builtInOnly(book.catalogue()), InstantSource.system(), () -> State.NONE);
    request =
        new AdmissionRequest(
            Operation.CREATE, object, Optional.empty(), "team-a", "orders", Origin.ADMISSION);
  }

  /**
   * Runs if {@code -Dbench.run} names {@code apiserver}, {@code cluster} for its memory, or {@code
   * audited}.
   */
  public static void main(String[] args) throws Exception {
    List<String> wanted = List.of(System.getProperty("bench.run", "").split(","));
    if (wanted.stream().anyMatch(List.of("apiserver", "cluster", "audited")::contains)) {
      try (Cluster cluster = Cluster.start(new Binaries(BinarySources.kubernetes().find()))) {
        if (wanted.contains("apiserver")) {
          new BenchPods().run(cluster, Integer.getInteger("bench.rounds", 7), System.out);
        }
        if (wanted.contains("cluster")) {
          BenchCluster.run(cluster, System.out);
        }
        if (wanted.contains("audited")) {
          BenchAudited.run(cluster, System.out);
        }
      }
    }
  }

  /** Three that take turns, so that what else the machine does meets all of them. */
  private void run(Cluster cluster, int rounds, PrintStream out) throws Exception {
    String namespace = cluster.namespace();
    JsonNode template = template();
    List<Double> parse = new ArrayList<>();
    List<Double> verdict = new ArrayList<>();
    List<Double> dryRun = new ArrayList<>();
    for (int round = -1; round < rounds; round++) { // the first one is for the compilers
      double parsed = microseconds(VERDICTS, () -> JSON.readTree(bytes).size());
      double judged = microseconds(VERDICTS, () -> judged().rulings().size());
      double served = dryRuns(cluster, namespace, template);
      if (round >= 0) {
        parse.add(parsed);
        verdict.add(judged);
        dryRun.add(served);
      }
    }
    out.printf(
        Locale.ROOT,
        "%n%d bytes, %d findings; CPU, medians of %d rounds (least to greatest)%n%n",
        bytes.length,
        judged().rulings().size(),
        rounds);
    print(out, "parsed by Jackson, us", parse);
    print(out, "judged, us", verdict);
    print(out, "judged / parsed", ratios(verdict, parse));
    print(out, "dry run of one template by the API server, us", dryRun);
    print(out, "dry run / judged", ratios(dryRun, verdict));
  }

  private Verdict judged() {
    return judge.judge(request);
  }

  /** The resource's pod template, complete. */
  private ObjectNode template() {
    ObjectNode template = JSON.createObjectNode();
    template.put("apiVersion", "v1").put("kind", "PodTemplate");
    template.putObject("metadata").put("name", "orders");
    ObjectNode own = object.at("/spec/podTemplate").deepCopy();
    ((ObjectNode) own.at("/spec/containers/0")).put("image", "example.com/orders:1");
    template.set("template", own);
    return template;
  }

  private static double dryRuns(Cluster cluster, String namespace, JsonNode template) {
    double before = cluster.apiServerCpu();
    for (int i = 0; i < DRY_RUNS; i++) {
      Api.Answer answer = cluster.api().dryRun(namespace, template);
      if (!answer.done()) {
        throw new IllegalStateException(answer.message());
      }
    }
    return (cluster.apiServerCpu() - before) / DRY_RUNS * 1e6;
  }

  /** A piece of work whose result is used. */
  private interface Work {
    int run() throws Exception;
  }

  private static double microseconds(int times, Work work) throws Exception {
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long sum = 0;
    for (int i = 0; i < times; i++) {
      sum += work.run();
    }
    long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    if (sum < 0) {
      throw new IllegalStateException();
    }
    return (end - begin) / 1e3 / times;
  }

  private static List<Double> ratios(List<Double> one, List<Double> other) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      ratios.add(one.get(i) / other.get(i));
    }
    return ratios;
  }

  private static void print(PrintStream out, String what, List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    out.printf(
        Locale.ROOT,
        "| %s | %.2f (%.2f to %.2f) |%n",
        what,
        sorted.get(sorted.size() / 2),
        sorted.getFirst(),
        sorted.getLast());
  }
}
