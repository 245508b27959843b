package dev.sluice.policies.pod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Judge;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.Operation;
import dev.sluice.policies.Seed;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.flink.truth.Pair;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.state.State;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found on a built pod is reported where somebody can change it in the resource. */
class PodPathsTest {
  private static final int MANY = Integer.getInteger("resources", 10_000);
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Judge judge =
      new Judge(
          KitCase.BOOK,
          Policies.builtInOnly(KitCase.BOOK.catalogue()),
          InstantSource.system(),
          () -> State.NONE);

  static List<KitCase> kit() {
    return KitCase.all().toList();
  }

  @ParameterizedTest
  @MethodSource("kit")
  void everyFindingOfTheKitIsInItsResource(KitCase kit) {
    Verdict verdict = kit.judge().judge(kit.request(kit.origin()));
    assertThat(verdict.rulings())
        .map(Verdict.Ruling::finding)
        .filteredOn(PodPathsTest::isOfPods)
        .allMatch(finding -> isIn(kit.object(), finding));
  }

  @Test
  void everyFindingOfRandomResourcesIsInTheResource() {
    long seed = Seed.of(PodPathsTest.class);
    Random random = new Random(seed);
    int found = 0;
    for (int i = 0; i < MANY; i++) {
      JsonNode resource = i % 4 == 0 ? cluster(random) : deployment(random);
      Verdict verdict =
          judge.judge(
              new AdmissionRequest(
                  Operation.CREATE,
                  resource,
                  Optional.empty(),
                  "shop",
                  "orders",
                  Origin.ADMISSION));
      List<Finding> findings =
          verdict.rulings().stream()
              .map(Verdict.Ruling::finding)
              .filter(PodPathsTest::isOfPods)
              .toList();
      found += findings.size();
      assertThat(findings)
          .as("seed %d: %s", seed, resource)
          .allMatch(finding -> isIn(resource, finding));
    }
    assertThat(found).as("findings on pods").isGreaterThan(MANY);
  }

  private static boolean isOfPods(Finding finding) {
    return finding.rule().matches("FLK-.*|POD.*|VVP-05[14]|SLU-(004|05[12]|09[34])|FC-[JT]M[34]");
  }

  /** What is missing is missing where it is reported, perhaps with all that it would be in. */
  private static boolean isIn(JsonNode resource, Finding finding) {
    List<FieldPath> steps = finding.path().ancestry();
    boolean isRequired = finding.type() == ErrorType.Required;
    FieldPath there = isRequired ? steps.getFirst() : finding.path();
    boolean isThere = !there.in(resource).isMissingNode();
    boolean couldBe = steps.size() > 1 && steps.get(steps.size() - 2).in(resource).isObject();
    return !finding.path().isRoot() && (isThere || couldBe);
  }

  private static ObjectNode resource(String apiVersion, String kind) {
    ObjectNode resource = NODES.objectNode().put("apiVersion", apiVersion).put("kind", kind);
    resource.putObject("metadata").put("name", "orders").put("namespace", "shop");
    resource.putObject("spec");
    return resource;
  }

  private static JsonNode deployment(Random random) {
    ObjectNode resource = resource("flink.apache.org/v1beta1", "FlinkDeployment");
    ObjectNode spec = (ObjectNode) resource.get("spec");
    spec.put("flinkVersion", "v1_20").put("image", "example.com/a:1").put("serviceAccount", "a");
    if (random.nextInt(5) == 0) {
      spec.put("mode", "standalone");
    }
    ObjectNode options = spec.putObject("flinkConfiguration");
    Map<String, String> all = Pair.random(random).options();
    all.forEach(options::put);
    options.put(
        "kubernetes.operator.pod-template.merge-arrays-by-name",
        String.valueOf(random.nextBoolean()));
    put(spec, random);
    put(spec.putObject("jobManager"), random);
    put(spec.putObject("taskManager"), random);
    return resource;
  }

  private static void put(ObjectNode parent, Random random) {
    JsonNode template = Pair.random(random).template();
    if (!template.isMissingNode() && random.nextInt(3) > 0) {
      parent.set("podTemplate", template);
    }
  }

  private static JsonNode cluster(Random random) {
    ObjectNode resource = resource("flinkoperator.k8s.io/v1beta1", "FlinkCluster");
    ObjectNode spec = (ObjectNode) resource.get("spec");
    spec.put("flinkVersion", "1.17").putObject("image").put("name", "flink:1.17");
    role(spec.putObject("jobManager"), random);
    role(spec.putObject("taskManager"), random);
    role(spec.putObject("job").put("jarFile", "/a.jar"), random);
    if (random.nextBoolean()) {
      spec.putObject("hadoopConfig").put("configMapName", "hadoop");
    }
    return resource;
  }

  private static void role(ObjectNode role, Random random) {
    JsonNode pod = Pair.random(random).template().path("spec");
    for (String field : List.of("volumes", "initContainers")) {
      if (pod.has(field)) {
        role.set(field, pod.get(field));
      }
    }
    if (pod.has("containers")) {
      JsonNode sidecars = pod.get("containers").deepCopy();
      if (random.nextInt(3) == 0 && sidecars.path(0) instanceof ObjectNode first) {
        first.put("name", List.of("jobmanager", "taskmanager", "main").get(random.nextInt(3)));
      }
      role.set("sidecars", sidecars);
      JsonNode first = pod.get("containers").path(0);
      role.set(
          "volumeMounts",
          first.path("volumeMounts").isArray() ? first.path("volumeMounts") : NODES.arrayNode());
      role.set(
          "extraPorts", first.path("ports").isArray() ? first.path("ports") : NODES.arrayNode());
    }
  }
}
