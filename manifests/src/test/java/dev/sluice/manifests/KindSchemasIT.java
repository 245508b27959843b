package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.manifests.differential.KindMutations;
import dev.sluice.manifests.differential.Outcome;
import dev.sluice.manifests.differential.Server;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.Seed;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Origin;
import dev.sluice.testing.Polling;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Documents beside the operators' own definitions: what the API server refuses by the schema of a
 * kind, a check without a cluster refuses. {@code -Dkinds=} asks for more, {@code -Dseed=} for the
 * same.
 */
@ExtendWith(EndToEnd.class)
class KindSchemasIT {
  private static final int RESOURCES = Integer.getInteger("kinds", 5_000);
  private static final int IN_FLIGHT = 16;
  private static final int MOST_CHANGES = 3;

  private static final List<String> DEFINITIONS =
      List.of(
          "flink-kubernetes-operator/flinkdeployments.flink.apache.org-v1.yml",
          "flink-kubernetes-operator/flinksessionjobs.flink.apache.org-v1.yml",
          "flink-kubernetes-operator/flinkbluegreendeployments.flink.apache.org-v1.yml",
          "flink-kubernetes-operator/flinkstatesnapshots.flink.apache.org-v1.yml",
          "flinkcluster/spotify-flinkclusters.yaml",
          "flinkcluster/google-flinkclusters.yaml",
          "ververica/v1-converted/ververicaplatform.fintechstudios.com_vpdeployments.yaml",
          "ververica/v1-converted/ververicaplatform.fintechstudios.com_vpdeploymenttargets.yaml",
          "ververica/resource.streamnative.io_computeflinkdeployments.yaml",
          "ververica/ververica.platform_vvpdeployments.reconstructed.yaml");

  /** By these rules documents are judged as the schemas say. */
  private static final List<String> OF_SCHEMAS =
      List.of("SLU-100", "SLU-101", "SLU-102", "SLU-103", "SLU-104");

  /**
   * A kind as it is installed here.
   *
   * @param name for who reads
   * @param apiVersion on this server, whose group no other definition has
   * @param collection where its objects are created
   * @param bases resources that are right
   */
  private record Installed(
      String name, String apiVersion, String collection, JsonNode schema, List<KitCase> bases) {}

  private record Asked(Installed kind, KitCase changed, CompletableFuture<Outcome> answer) {}

  @Test
  void whatTheDefinitionsOfTheOperatorsRefuseIsRefused(Cluster cluster) {
    assumeTrue(TestFiles.corpus().isPresent(), "no definitions");
    Server server = cluster.dryRuns(cluster.namespaceWithOwnWebhook());
    List<Installed> kinds = install(cluster, server);
    long seed = Seed.of(getClass());
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, String> differences = new TreeMap<>();
    Deque<Asked> asked = new ArrayDeque<>();
    for (int number = 0; number < RESOURCES; number++) {
      asked.add(
          ask(
              server,
              kinds.get(number % kinds.size()),
              new Random(seed * 31 + number * 0x9E3779B97F4A7C15L)));
      if (asked.size() >= IN_FLIGHT) {
        compare(asked.remove(), counts, differences);
      }
    }
    asked.forEach(one -> compare(one, counts, differences));
    Progress.say("kinds by the API server's verdict: " + counts);
    assertThat(differences.values()).isEmpty();
  }

  private static Asked ask(Server server, Installed kind, Random random) {
    KitCase base = kind.bases().get(random.nextInt(kind.bases().size()));
    ObjectNode object = base.object().deepCopy();
    for (int left = 1 + random.nextInt(MOST_CHANGES); left > 0; left--) {
      KindMutations.change(object, kind.schema(), random);
    }
    ObjectNode data = base.data().deepCopy();
    data.set("object", object);
    return new Asked(
        kind,
        new KitCase(base.file(), data),
        server.ask(kind.collection(), here(kind.apiVersion(), object)));
  }

  private static JsonNode here(String apiVersion, JsonNode object) {
    return ((ObjectNode) object.deepCopy()).put("apiVersion", apiVersion);
  }

  private static void compare(
      Asked asked, Map<String, Integer> counts, Map<String, String> differences) {
    Outcome answer = asked.answer().join();
    counts.merge(asked.kind().name() + " " + answer.kind(), 1, Integer::sum);
    Verdict verdict = asked.changed().judge().judge(asked.changed().request(Origin.DOCUMENT));
    boolean isUnknownField = answer.text().contains("unknown field");
    boolean isRefused = has(verdict, Action.Deny, List.of());
    boolean isSame =
        answer.isAccepted()
            ? !has(verdict, Action.Deny, OF_SCHEMAS)
            : isRefused
                || isUnknownField && has(verdict, Action.Warn, List.of("SLU-065", "POD-019"));
    if (!isSame) {
      String text =
          "%s: %s%n    %s%n    %s"
              .formatted(
                  asked.kind().name(), answer, KitCase.findings(verdict), asked.changed().object());
      differences.merge(
          signature(asked.kind(), answer, verdict),
          text,
          (a, b) -> a.length() <= b.length() ? a : b);
    }
  }

  private static String signature(Installed kind, Outcome answer, Verdict verdict) {
    return kind.name()
        + (answer.isAccepted() ? KitCase.findings(verdict).findValuesAsText("path") : answer.text())
            .toString()
            .replaceAll("\\[\\d+]|\\d+|\"[^\"]*\"", "");
  }

  private static boolean has(Verdict verdict, Action action, List<String> rules) {
    return verdict.rulings().stream()
        .anyMatch(
            ruling ->
                ruling.action() == action
                    && (rules.isEmpty() || rules.contains(ruling.finding().rule())));
  }

  private static List<Installed> install(Cluster cluster, Server server) {
    List<Installed> installed = new ArrayList<>();
    Path folder = TestFiles.corpus().orElseThrow().resolve("crds");
    for (String file : DEFINITIONS) {
      ObjectNode definition = (ObjectNode) TestFiles.objects(folder.resolve(file)).getFirst();
      String group = definition.at("/spec/group").asText();
      boolean isGoogle = file.contains("google");
      ObjectNode own = Crds.copy(definition, "k" + installed.size() + ".sluice.test");
      cluster.api().post(Crds.PATH, own);
      Crds.lists(own)
          .forEach(list -> Polling.until(list + " is served", () -> cluster.api().serves(list)));
      for (JsonNode version : own.at("/spec/versions")) {
        installed.addAll(kind(file, group, isGoogle, own, version, cluster, server));
      }
    }
    return installed;
  }

  private static List<Installed> kind(
      String file,
      String group,
      boolean isGoogle,
      JsonNode own,
      JsonNode version,
      Cluster cluster,
      Server server) {
    String name = version.path("name").asText();
    String apiVersion = own.at("/spec/group").asText() + "/" + name;
    boolean isNamespaced = own.at("/spec/scope").asText().equals("Namespaced");
    String collection =
        "/apis/"
            + apiVersion
            + (isNamespaced ? "/namespaces/" + server.namespace() : "")
            + "/"
            + own.at("/spec/names/plural").asText();
    List<KitCase> bases =
        KitCase.all()
            .filter(KitCase::isForDocuments)
            .filter(kit -> kit.object().path("apiVersion").asText().equals(group + "/" + name))
            .filter(kit -> kit.object().path("kind").equals(own.at("/spec/names/kind")))
            .filter(kit -> kit.data().path("policies").toString().contains("google") == isGoogle)
            .filter(kit -> !kit.data().path("expect").findValuesAsText("action").contains("Deny"))
            .filter(
                kit -> server.ask(collection, here(apiVersion, kit.object())).join().isAccepted())
            .toList();
    Progress.say(file + " " + name + ": " + bases.size() + " resources to change");
    return bases.isEmpty()
        ? List.of()
        : List.of(
            new Installed(
                file + " " + name,
                apiVersion,
                collection,
                version.at("/schema/openAPIV3Schema"),
                bases));
  }
}
