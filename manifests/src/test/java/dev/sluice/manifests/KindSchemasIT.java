package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.manifests.differential.KindDifferential;
import dev.sluice.policies.Seed;
import dev.sluice.testing.Polling;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Documents beside the operators' own definitions on an API server. {@code -Dkinds=} asks for more
 * resources, {@code -Dseed=} for the same ones.
 */
@ExtendWith(EndToEnd.class)
class KindSchemasIT {
  private static final int RESOURCES = Integer.getInteger("kinds", 5_000);

  /** From so many on, chance leaves no named difference out. */
  private static final int MANY = 50_000;

  /** The operators' files, with the facts that tell one from another of the same kind. */
  private static final Map<String, String> DEFINITIONS = new LinkedHashMap<>();

  static {
    String apache = "flink-kubernetes-operator/";
    DEFINITIONS.put(apache + "flinkdeployments.flink.apache.org-v1.yml", "{}");
    DEFINITIONS.put(apache + "flinksessionjobs.flink.apache.org-v1.yml", "{}");
    DEFINITIONS.put(apache + "flinkbluegreendeployments.flink.apache.org-v1.yml", "{}");
    DEFINITIONS.put(apache + "flinkstatesnapshots.flink.apache.org-v1.yml", "{}");
    for (String operator : List.of("spotify", "google")) {
      String facts = "{\"flinkCluster\": {\"operator\": \"%s\"}}".formatted(operator);
      DEFINITIONS.put("flinkcluster/" + operator + "-flinkclusters.yaml", facts);
    }
    String fintech = "ververica/v1-converted/ververicaplatform.fintechstudios.com_";
    DEFINITIONS.put(fintech + "vpdeployments.yaml", "{}");
    DEFINITIONS.put(fintech + "vpdeploymenttargets.yaml", "{}");
    DEFINITIONS.put("ververica/resource.streamnative.io_computeflinkdeployments.yaml", "{}");
    DEFINITIONS.put("ververica/ververica.platform_vvpdeployments.reconstructed.yaml", "{}");
  }

  @Test
  void whatTheDefinitionsOfTheOperatorsRefuseIsRefused(Cluster cluster) {
    assumeTrue(TestFiles.corpus().isPresent(), "no definitions");
    KindDifferential differential =
        new KindDifferential(
            cluster.dryRuns(cluster.namespaceWithOwnWebhook()),
            TestFiles.objects(TestFiles.resource("differential/known-kinds.yaml")).getFirst());
    AtomicInteger groups = new AtomicInteger();
    Path folder = TestFiles.corpus().orElseThrow().resolve("crds");
    DEFINITIONS.forEach(
        (file, facts) -> {
          ObjectNode definition = (ObjectNode) TestFiles.objects(folder.resolve(file)).getFirst();
          ObjectNode own = Crds.copy(definition, "k" + groups.incrementAndGet() + ".sluice.test");
          cluster.api().post(Crds.PATH, own);
          Crds.lists(own)
              .forEach(l -> Polling.until(l + " is served", () -> cluster.api().serves(l)));
          differential.add(own, definition.at("/spec/group").asText(), Api.json(facts));
        });
    Progress.say("resources to change: " + differential.kinds());
    differential.run(Seed.ofBuild(getClass(), "kinds"), RESOURCES);
    Progress.say("the API server's verdicts: " + differential.counts());
    assertThat(differential.differences()).isEmpty();
    if (RESOURCES >= MANY) {
      assertThat(differential.namedButUnseen()).isEmpty();
    }
  }
}
