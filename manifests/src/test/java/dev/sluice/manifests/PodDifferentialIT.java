package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.manifests.differential.Differential;
import dev.sluice.manifests.differential.Differential.Files;
import dev.sluice.manifests.differential.PlainPodJudge;
import dev.sluice.manifests.differential.Target;
import dev.sluice.policies.KitPods;
import dev.sluice.policies.Seed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The rules of pods beside the API server's own: the same verdict, for the same reasons at the same
 * places. {@code -Ddifferential=100000} asks for more pods, {@code -Dseed=} for the same ones.
 */
@ExtendWith(EndToEnd.class)
class PodDifferentialIT {
  private static final Path DATA = TestFiles.resource("differential");
  private static final Path SCHEMA =
      Path.of("../policies/src/main/resources/dev/sluice/policies/kubernetes.schema.json");
  private static final int PODS = Integer.getInteger("differential", 5_000);

  /** From so many on, chance leaves no row out. */
  private static final int MANY = 100_000;

  private static final int HITS = 5;

  /** Rows of admission plugins that are off here. */
  private static final Set<String> NOT_ASKED = Set.of("POD-422", "POD-426");

  private static final double EQUAL = 0.999;

  @Test
  void randomPodsAreJudgedAsTheApiServerJudgesThem(Cluster cluster) {
    Differential differential = differential(cluster);
    Differential.Result result = differential.run(Seed.ofBuild(getClass(), "differential"), PODS);
    Progress.say(result.summary());
    Progress.say("times that each rule spoke: " + result.hits());
    assertThat(result.unnamed()).isEmpty();
    assertThat(result.wrongDenials()).isZero();
    assertThat(result.equalVerdicts()).isGreaterThanOrEqualTo(EQUAL);
    if (PODS >= MANY) {
      assertThat(rowsSeldomHit(result.hits(), cluster.version())).isEmpty();
    }
  }

  @Test
  void eachNamedDifferenceStillOccurs(Cluster cluster) {
    assertThat(differential(cluster).namedButEqual()).isEmpty();
  }

  @Test
  void fragmentsOfTheKitAreJudgedAsTheApiServerJudgesThem(Cluster cluster) {
    Differential differential = differential(cluster);
    List<String> differences = new ArrayList<>();
    KitPods.all()
        .filter(kit -> isOf(kit, cluster.version()))
        .forEach(
            kit -> {
              for (Target target : List.of(Target.POD, Target.DEPLOYMENT, Target.POD_TEMPLATE)) {
                for (ObjectNode pod : List.of(kit.failing(), kit.passing())) {
                  differential
                      .unnamed(target, pod)
                      .forEach(difference -> differences.add(kit + " " + difference));
                }
              }
            });
    assertThat(differences).isEmpty();
  }

  private static boolean isOf(KitPods kit, String version) {
    return kit.kubernetes().isEmpty() || version.startsWith(kit.kubernetes() + ".");
  }

  private static Map<String, Integer> rowsSeldomHit(Map<String, Integer> hits, String version) {
    Set<String> rows =
        KitPods.all()
            .filter(kit -> isOf(kit, version))
            .map(KitPods::row)
            .filter(row -> !NOT_ASKED.contains(row))
            .collect(Collectors.toSet());
    Map<String, Integer> seldom = new TreeMap<>();
    rows.stream()
        .filter(row -> hits.getOrDefault(row, 0) < HITS)
        .forEach(row -> seldom.put(row, hits.getOrDefault(row, 0)));
    return seldom;
  }

  private static Differential differential(Cluster cluster) {
    Files files =
        new Files(
            typesOf(cluster),
            yaml("values.yaml"),
            TestFiles.text(DATA.resolve("paths.txt")),
            yaml("known.yaml"));
    return new Differential(
        cluster.dryRuns(cluster.namespace()),
        cluster.minor(),
        new PlainPodJudge(cluster.version()),
        files,
        KitPods.all()
            .filter(kit -> kit.kubernetes().compareTo(cluster.version()) < 0)
            .map(KitPods::failing)
            .toList());
  }

  /** The types with the fields that the API server has: an older one cannot read a newer field. */
  private static JsonNode typesOf(Cluster cluster) {
    JsonNode types = Api.json(TestFiles.text(SCHEMA));
    JsonNode served = cluster.api().get("/openapi/v3/api/v1").at("/components/schemas");
    for (Map.Entry<String, JsonNode> type : types.path("$defs").properties()) {
      JsonNode known = served.path(type.getKey()).path("properties");
      if (known.isObject() && type.getValue().path("properties") instanceof ObjectNode fields) {
        List<String> names = new ArrayList<>();
        known.fieldNames().forEachRemaining(names::add);
        fields.retain(names);
      }
    }
    return types;
  }

  private static JsonNode yaml(String name) {
    return TestFiles.objects(DATA.resolve(name)).getFirst();
  }
}
