package dev.sluice.webhook.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Judge;
import dev.sluice.policies.Operation;
import dev.sluice.policies.Seed;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Origin;
import dev.sluice.webhook.BuiltIns;
import dev.sluice.webhook.TestFiles;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The resources of the field cases, written otherwise at random, in ways that mean the same to
 * their operators. {@code -Dseed=} repeats a run.
 */
class MutatedCasesTest {
  private static final int ROUNDS = 3_000;
  private static final Judge JUDGE = BuiltIns.judge(InstantSource.system());
  private static final List<String> CONFIGURATIONS =
      List.of("flinkConfiguration", "flinkProperties");

  private static final List<JsonNode> RESOURCES =
      TestFiles.below(TestFiles.resource("field"), ".yaml").stream()
          .map(file -> Documents.readLeniently("a.yaml", TestFiles.text(file), 100_000))
          .flatMap(read -> read.documents().stream())
          .map(Document::tree)
          .filter(tree -> BuiltIns.BOOK.kinds().of(tree).isPresent())
          .filter(tree -> tree.path("spec").isObject())
          .toList();

  private static final long SEED = Seed.of(MutatedCasesTest.class);

  /** Flink's options are strings, whatever YAML takes them for. */
  @Test
  void aNumberOrBooleanOfAnOptionMeansItsString() {
    Random random = new Random(SEED);
    int changed = 0;
    for (int i = 0; i < ROUNDS; i++) {
      ObjectNode resource = any(random);
      ObjectNode other = resource.deepCopy();
      for (ObjectNode options : configurations(other)) {
        for (Map.Entry<String, JsonNode> option : options.properties()) {
          if (option.getValue().isInt() || option.getValue().isBoolean()) {
            option.setValue(TextNode.valueOf(option.getValue().asText()));
            changed++;
          }
        }
      }
      if (isFlinkDeployment(resource)) {
        expectSame(resource, other);
      }
    }
    assertThat(changed).isPositive();
  }

  /** An option that nobody reads is nobody's business. */
  @Test
  void anOptionThatNobodyReadsChangesNothing() {
    Random random = new Random(SEED);
    for (int i = 0; i < ROUNDS; i++) {
      ObjectNode resource = any(random);
      ObjectNode other = resource.deepCopy();
      for (ObjectNode options : configurations(other)) {
        options.put("example.option-" + random.nextInt(), random.nextBoolean() ? "" : "a;'b");
      }
      expectSame(resource, other);
    }
  }

  /** What a typed client writes out of fields that are no pointers, the operator never sees. */
  @Test
  void zeroValuesWrittenOutNeverRefuseAnUpdateOfAFlinkCluster() {
    Random random = new Random(SEED);
    List<JsonNode> clusters =
        RESOURCES.stream().filter(r -> r.path("kind").asText().equals("FlinkCluster")).toList();
    for (int i = 0; i < ROUNDS; i++) {
      ObjectNode old = clusters.get(random.nextInt(clusters.size())).deepCopy();
      ((ObjectNode) old.path("metadata")).remove("annotations"); // a control is judged by itself
      ObjectNode now = old.deepCopy();
      writeOutZeroes(now, random);
      Verdict verdict = judge(now, Optional.of(old));
      assertThat(verdict.findings(Action.Deny)).as("seed %d: %s", SEED, now).isEmpty();
    }
  }

  private static void writeOutZeroes(ObjectNode cluster, Random random) {
    ObjectNode spec = (ObjectNode) cluster.path("spec");
    List<Runnable> zeroes = new ArrayList<>();
    zero(zeroes, spec, "batchSchedulerName", "");
    zero(zeroes, spec, "serviceAccountName", "");
    for (String map : List.of("flinkProperties", "logConfig")) {
      if (!spec.has(map)) {
        zeroes.add(() -> spec.putObject(map));
      }
    }
    for (String role : List.of("jobManager", "taskManager", "job")) {
      if (spec.path(role) instanceof ObjectNode object) {
        for (String list : List.of("volumes", "volumeMounts", "initContainers", "tolerations")) {
          if (!object.has(list)) {
            zeroes.add(() -> object.putArray(list));
          }
        }
        for (String map : List.of("podLabels", "podAnnotations", "nodeSelector")) {
          if (!object.has(map)) {
            zeroes.add(() -> object.putObject(map));
          }
        }
      }
    }
    if (spec.path("job") instanceof ObjectNode job) {
      zero(zeroes, job, "fromSavepoint", "");
      if (!job.has("savepointGeneration")) {
        zeroes.add(() -> job.put("savepointGeneration", 0));
      }
    }
    for (int many = 1 + random.nextInt(3); many > 0; many--) {
      zeroes.get(random.nextInt(zeroes.size())).run();
    }
  }

  private static void zero(List<Runnable> zeroes, ObjectNode object, String name, String value) {
    if (!object.has(name)) {
      zeroes.add(() -> object.put(name, value));
    }
  }

  private static boolean isFlinkDeployment(JsonNode resource) {
    return resource.path("apiVersion").asText().startsWith("flink.apache.org/");
  }

  private static ObjectNode any(Random random) {
    return RESOURCES.get(random.nextInt(RESOURCES.size())).deepCopy();
  }

  private static List<ObjectNode> configurations(JsonNode resource) {
    return CONFIGURATIONS.stream()
        .flatMap(name -> resource.path("spec").findValues(name).stream())
        .flatMap(node -> node instanceof ObjectNode object ? Stream.of(object) : Stream.empty())
        .toList();
  }

  private static void expectSame(JsonNode resource, JsonNode other) {
    assertThat(gist(other)).as("seed %d: %s", SEED, other).isEqualTo(gist(resource));
  }

  private static List<String> gist(JsonNode resource) {
    return judge(resource, Optional.empty()).rulings().stream()
        .map(r -> r.finding().rule() + " " + r.action() + " " + r.finding().path())
        .toList();
  }

  private static Verdict judge(JsonNode object, Optional<JsonNode> old) {
    return JUDGE.judge(
        new AdmissionRequest(
            old.isPresent() ? Operation.UPDATE : Operation.CREATE,
            object,
            old,
            "default",
            object.at("/metadata/name").asText(""),
            Origin.ADMISSION));
  }
}
