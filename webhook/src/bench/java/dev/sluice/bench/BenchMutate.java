package dev.sluice.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Judge;
import dev.sluice.policies.Mutator;
import dev.sluice.policies.state.KnownObjects;
import dev.sluice.policies.state.State;
import dev.sluice.webhook.BuiltIns;
import dev.sluice.webhook.admission.AdmissionResponse;
import dev.sluice.webhook.admission.AdmissionReview;
import dev.sluice.webhook.http.BadRequest;
import dev.sluice.webhook.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What the mutating webhook costs in turns with Jackson's default parse of the same review: CPU of
 * one thread, from the bytes of the review to those of the answer, without the network. The
 * resource has no target, one of ten operations that are all to be done, or the same with all done.
 */
final class BenchMutate {
  private static final ObjectMapper DEFAULT = new ObjectMapper();
  private static final int WARM_UP = 12;
  private static final int REVIEWS = 4_000;
  private static final JsonNode TARGET = target();
  private static final Judge JUDGE = judge(new KnownObjects(List.of(TARGET)));

  /** What is measured. */
  private enum Turn {
    /** Jackson's default parse. */
    parse,
    /** Read and allowed, without a look at the resource. */
    allowed,
    /** The resource has no target. */
    none,
    /** Nothing of its target is in effect. */
    fresh,
    /** All of its target is in effect. */
    already
  }

  private final Map<Turn, byte[]> reviews = new EnumMap<>(Turn.class);

  private BenchMutate() throws IOException, BadRequest {
    byte[] plain = BenchReview.FLINKDEPLOYMENT_THREE_TEMPLATES.bytes();
    ObjectNode review = (ObjectNode) DEFAULT.readTree(plain);
    ObjectNode metadata = (ObjectNode) review.at("/request/object/metadata");
    metadata.withObject("/labels").put("sluice.dev/deployment-target", "jobs");
    byte[] fresh = DEFAULT.writeValueAsBytes(review);
    review.withObject("/request").set("object", mutated(fresh).object());
    reviews.put(Turn.parse, fresh);
    reviews.put(Turn.allowed, plain);
    reviews.put(Turn.none, plain);
    reviews.put(Turn.fresh, fresh);
    reviews.put(Turn.already, DEFAULT.writeValueAsBytes(review));
  }

  static void run(PrintStream out) throws Exception {
    BenchMutate bench = new BenchMutate();
    bench.check();
    Map<Turn, List<Double>> micros = new EnumMap<>(Turn.class);
    int rounds = Integer.parseInt(Bench.option("rounds"));
    for (int round = -WARM_UP; round < rounds; round++) {
      for (Turn turn : Turn.values()) {
        double took = bench.take(turn);
        if (round >= 0) {
          micros.computeIfAbsent(turn, t -> new ArrayList<>()).add(took);
        }
      }
    }
    out.println("CPU of /mutate without the network; ratios are of each round:");
    out.println();
    out.println("| resource | us | / parse | / allowed |");
    out.println("|---|---|---|---|");
    for (Turn turn : Turn.values()) {
      out.printf(
          Locale.ROOT,
          "| %s | %.1f | %s | %s |%n",
          turn,
          BenchRange.of(micros.get(turn)).median(),
          ratio(micros.get(turn), micros.get(Turn.parse)),
          ratio(micros.get(turn), micros.get(Turn.allowed)));
    }
    out.println();
  }

  private void check() throws BadRequest {
    int fresh = mutated(reviews.get(Turn.fresh)).edits().size();
    int already = mutated(reviews.get(Turn.already)).edits().size();
    if (fresh < 5 || already > 0) {
      throw new IllegalStateException(fresh + " edits, then " + already);
    }
  }

  private double take(Turn turn) throws IOException, BadRequest {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long written = 0;
    for (int i = 0; i < REVIEWS; i++) {
      written += answer(turn, reviews.get(turn));
    }
    if (written == 0) {
      throw new IllegalStateException(turn.toString());
    }
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before)
        / 1_000.0
        / REVIEWS;
  }

  private static int answer(Turn turn, byte[] bytes) throws IOException, BadRequest {
    if (turn == Turn.parse) {
      return DEFAULT.readTree(bytes).size();
    }
    AdmissionReview review = AdmissionReview.read(bytes);
    AdmissionRequest resource = review.resource().orElseThrow();
    Mutator.Mutated mutated =
        turn == Turn.allowed
            ? Mutator.Mutated.nothing(resource.object())
            : JUDGE.mutator().mutate(resource);
    return Json.write(
            AdmissionResponse.patched(review, mutated, BenchReview.IN_FORCE.policies()), false)
        .length;
  }

  private static Mutator.Mutated mutated(byte[] bytes) throws BadRequest {
    return JUDGE.mutator().mutate(AdmissionReview.read(bytes).resource().orElseThrow());
  }

  private static Judge judge(State state) {
    return new Judge(BuiltIns.BOOK, BuiltIns.policies(), InstantSource.system(), () -> state);
  }

  private static JsonNode target() {
    try (InputStream target =
        BenchMutate.class.getResourceAsStream("/dev/sluice/webhook/ten-operations.json")) {
      return DEFAULT.readTree(Objects.requireNonNull(target));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static BenchRange ratio(List<Double> of, List<Double> to) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < of.size(); round++) {
      ratios.add(of.get(round) / to.get(round));
    }
    return BenchRange.of(ratios);
  }
}
