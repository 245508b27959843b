package dev.sluice.policies.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Judge;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.Operation;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.kubernetes.DeadlineExceededException;
import dev.sluice.policies.kubernetes.Steps;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.state.State;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Resources that cost the most while nothing bounded them: what each character of them costs. */
class HostileResourcesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Judge JUDGE =
      new Judge(
          KitCase.BOOK,
          Policies.builtInOnly(KitCase.BOOK.catalogue()),
          InstantSource.system(),
          () -> State.NONE);

  /** What a judgement may cost: so much anyway, and so much for each character of the resource. */
  private static final int BYTES_ANYWAY = 20_000_000;

  private static final int BYTES_EACH = 300;
  private static final int STEPS_ANYWAY = 500_000;
  private static final int STEPS_EACH = 100;

  /**
   * Three quarters of what threads have; most of it is Jackson's, which compares level by level.
   */
  private static final int STACK = 768 * 1024;

  @BeforeAll
  static void count() throws Exception {
    StepAgent.load();
  }

  @Test
  void reportersOfOneHash() {
    cheap(
        flink(
            options -> {
              for (int i = 0; i < 4_000; i++) {
                options.put("metrics.reporter." + Growth.unlucky(i) + ".port", "9999");
              }
            }));
  }

  @Test
  void reportersThatAreListedByTheHundredThousand() {
    cheap(
        flink(
            options -> {
              for (int i = 0; i < 8_000; i++) {
                options.put("metrics.reporter.n" + i + ".x", "1");
              }
              options.put("metrics.reporters", "x,".repeat(100_000));
            }));
  }

  @Test
  void reportersByTheHundredThousand() {
    Verdict verdict =
        cheap(
            flink(
                options -> {
                  for (int i = 0; i < 100_000; i++) {
                    options.put("metrics.reporter.r" + i + ".port", "9999");
                  }
                }));
    assertThat(verdict.rulings().stream().filter(r -> r.finding().rule().equals("SLU-004")))
        .hasSize(1_000);
  }

  @Test
  void textsBelowALongKey() {
    cheap(
        platform(
            spec -> {
              ArrayNode list = spec.putArray("k".repeat(390_000));
              for (int i = 0; i < 4_600; i++) {
                list.add("${a}");
              }
            }));
  }

  @Test
  void optionsBelowALongKey() {
    cheap(flink(options -> many(options.putObject("k".repeat(40_000)), 50_000)));
    cheap(flink(options -> many(options.putObject("k".repeat(4_000)), 50_000)));
    cheap(
        flink(
            options ->
                many(
                    options
                        .putObject("metrics")
                        .putObject("reporter")
                        .putObject("k".repeat(40_000)),
                    50_000)));
  }

  @Test
  void periodsOfMegabytes() {
    cheap(
        flink(
            options ->
                options
                    .put("job.autoscaler.enabled", "true")
                    .put("job.autoscaler.excluded.periods", "a;".repeat(3_400_000))));
    cheap(
        flink(
            options ->
                options
                    .put("job.autoscaler.enabled", "true")
                    .put("job.autoscaler.excluded.periods", "a;".repeat(100_000))));
  }

  @Test
  void labelsOfMegabytes() {
    cheap(platformLabels("a".repeat(250_000)));
    cheap(platformLabels("a: b, ".repeat(40_000)));
    cheap(platformLabels("a".repeat(2_900_000)));
  }

  private static ObjectNode platformLabels(String text) {
    return flink(options -> options.put("kubernetes.jobmanager.labels", text));
  }

  @Test
  void templatesThatAreFilledInAgainAndAgain() {
    ObjectNode object = flink(options -> {});
    ((ObjectNode) object.path("spec"))
        .putObject("ingress")
        .put("template", "{{name}}".repeat(300_000));
    cheap(object, Optional.empty(), "n".repeat(253));
  }

  @Test
  void finalizersOfOneHash() {
    ObjectNode object = flink(options -> {});
    ArrayNode finalizers = ((ObjectNode) object.path("metadata")).putArray("finalizers");
    for (int i = 0; i < 4_000; i++) {
      finalizers.add(Growth.unlucky(i));
    }
    ObjectNode old = object.deepCopy();
    ((ArrayNode) old.path("metadata").path("finalizers")).add("sluice.dev/one-more");
    cheap(object, Optional.of(old), "a");
  }

  @Test
  void unknownFieldsByTheHundredThousand() {
    cheap(platform(spec -> many(spec, 100_000)));
  }

  @Test
  void tagsOfManyParts() {
    cheap(
        platform(
            spec ->
                spec.putObject("template")
                    .putObject("spec")
                    .putObject("artifact")
                    .put("flinkVersion", "1.18")
                    .put("flinkImageTag", "1.".repeat(30_000) + "1")));
  }

  @Test
  void aJudgementPastItsDeadlineEnds() {
    ObjectNode object = flink(options -> many(options, 10_000));
    AtomicReference<Integer> asked = new AtomicReference<>(0);
    Steps steps = Steps.until(() -> asked.updateAndGet(n -> n + 1) > 2);
    assertThatThrownBy(() -> JUDGE.judge(request(object, Optional.empty(), "a"), steps))
        .isInstanceOf(DeadlineExceededException.class);
    assertThat(steps.taken()).isLessThan(50_000);
  }

  /** As deep as JSON may be, wherever a resource of the kit has a value. */
  @Test
  void aThousandLevelsFitTheStack() throws InterruptedException {
    Set<String> seen = new HashSet<>();
    List<String> failed = new ArrayList<>();
    Thread thread =
        new Thread(
            null,
            () ->
                KitCase.all()
                    .filter(kit -> kit.object().isObject())
                    .forEach(kit -> deep(kit, seen, failed)),
            "deep",
            STACK);
    thread.setUncaughtExceptionHandler((_, e) -> failed.add(e.toString()));
    thread.start();
    thread.join();
    assertThat(failed).isEmpty();
    assertThat(seen).hasSizeGreaterThan(100);
  }

  /** Two templates as deep as JSON may be, which are laid over one another. */
  @Test
  void twoDeepTemplatesFitTheStack() throws InterruptedException {
    AtomicReference<Throwable> failed = new AtomicReference<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              for (boolean list : new boolean[] {false, true}) {
                ObjectNode object = templates(spec -> spec.set("x", deepValue(940, list, "a")));
                JUDGE.judge(request(object, Optional.empty(), "a"));
              }
            },
            "deep",
            STACK);
    thread.setUncaughtExceptionHandler((_, e) -> failed.set(e));
    thread.start();
    thread.join();
    assertThat(failed).hasNullValue();
  }

  @Test
  void containersByTheTenThousandInTwoTemplates() {
    int[] template = {0};
    cheap(
        templates(
            spec -> {
              template[0]++;
              ArrayNode containers = spec.putArray("containers");
              for (int i = 0; i < 10_000; i++) {
                containers
                    .addObject()
                    .put("name", i % 2 == 0 ? "flink-main-container" : "c" + template[0] + i);
              }
            }));
  }

  @Test
  void mountsByTheTenThousandBesideThoseOfOptions() {
    ObjectNode object =
        flink(
            options -> {
              for (int i = 0; i < 10_000; i++) {
                options.put("kubernetes.secrets.s" + i, "/a" + i);
              }
            });
    ObjectNode container =
        ((ObjectNode) object.get("spec"))
            .putObject("podTemplate")
            .putObject("spec")
            .putArray("containers")
            .addObject()
            .put("name", "flink-main-container");
    ArrayNode mounts = container.putArray("volumeMounts");
    for (int i = 0; i < 10_000; i++) {
      mounts.addObject().put("name", "v").put("mountPath", "/b" + i);
    }
    cheap(object);
  }

  @Test
  void volumesOfOneHashInTwoTemplates() {
    cheap(
        templates(
            spec -> {
              ArrayNode volumes = spec.putArray("volumes");
              for (int i = 0; i < 4_000; i++) {
                volumes.addObject().put("name", Growth.unlucky(i)).putObject("emptyDir");
              }
            }));
  }

  private static ObjectNode templates(Consumer<ObjectNode> pod) {
    ObjectNode object = flink(_ -> {});
    ObjectNode spec = (ObjectNode) object.get("spec");
    pod.accept(spec.putObject("podTemplate").putObject("spec"));
    pod.accept(spec.putObject("jobManager").putObject("podTemplate").putObject("spec"));
    return object;
  }

  private static void deep(KitCase kit, Set<String> seen, List<String> failed) {
    Judge judge = kit.judge();
    for (Growth growth : Growth.of(kit.object())) {
      String slot = growth.pointer();
      int slash = slot.lastIndexOf('/');
      if (slash > 0 && seen.add(kit.object().path("kind") + slot)) {
        for (boolean list : new boolean[] {false, true}) {
          ObjectNode object = kit.object().deepCopy();
          if (object.at(slot.substring(0, slash)) instanceof ObjectNode parent) {
            parent.set(slot.substring(slash + 1), deepValue(950, list, "${a}"));
            ObjectNode old = object.deepCopy();
            ((ObjectNode) old.at(slot.substring(0, slash)))
                .set(slot.substring(slash + 1), deepValue(950, list, "b"));
            try {
              judge.judge(request(object, Optional.empty(), "a"));
              judge.judge(request(object, Optional.of(old), "a"));
            } catch (StackOverflowError e) {
              failed.add(kit + " " + slot + " " + e.getStackTrace()[50]);
            }
          }
        }
      }
    }
  }

  private static JsonNode deepValue(int levels, boolean list, String last) {
    JsonNode value = JSON.getNodeFactory().textNode(last);
    for (int i = 0; i < levels; i++) {
      JsonNode inner = value;
      value = list ? JSON.createArrayNode().add(inner) : JSON.createObjectNode().set("a", inner);
    }
    return value;
  }

  private static void many(ObjectNode map, int size) {
    for (int i = 0; i < size; i++) {
      map.put("a" + i, "1");
    }
  }

  private static ObjectNode flink(Consumer<ObjectNode> options) {
    ObjectNode object = object("flink.apache.org/v1beta1", "FlinkDeployment");
    options.accept(object.putObject("spec").putObject("flinkConfiguration"));
    return object;
  }

  private static ObjectNode platform(Consumer<ObjectNode> spec) {
    ObjectNode object = object("ververica.platform/v1", "VvpDeployment");
    spec.accept(object.putObject("spec").putObject("deployment").putObject("spec"));
    return object;
  }

  private static ObjectNode object(String apiVersion, String kind) {
    ObjectNode object = JSON.createObjectNode().put("apiVersion", apiVersion).put("kind", kind);
    object.putObject("metadata").put("name", "a");
    return object;
  }

  private static AdmissionRequest request(JsonNode object, Optional<JsonNode> old, String name) {
    return new AdmissionRequest(
        old.isPresent() ? Operation.UPDATE : Operation.CREATE,
        object,
        old,
        "n",
        name,
        Origin.ADMISSION);
  }

  private static Verdict cheap(JsonNode object) {
    return cheap(object, Optional.empty(), "a");
  }

  private static Verdict cheap(JsonNode object, Optional<JsonNode> old, String name) {
    int length = object.toString().length() + old.map(o -> o.toString().length()).orElse(0);
    AtomicReference<Verdict> verdict = new AtomicReference<>();
    Cost cost = Cost.of(() -> verdict.set(JUDGE.judge(request(object, old, name))));
    assertThat(cost.bytes()).as("bytes").isLessThan(BYTES_ANYWAY + (long) BYTES_EACH * length);
    assertThat(cost.steps()).as("steps").isLessThan(STEPS_ANYWAY + (long) STEPS_EACH * length);
    return verdict.get();
  }
}
