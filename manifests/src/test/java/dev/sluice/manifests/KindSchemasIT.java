package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.manifests.differential.KindDifferential;
import dev.sluice.policies.Seed;
import dev.sluice.testing.Polling;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Documents beside the operators' own definitions on an API server. {@code -Dkinds=} asks for more
 * resources, {@code -Dseed=} for the same ones.
 */
@ExtendWith(EndToEnd.class)
class KindSchemasIT {
  private static final int RESOURCES = Integer.getInteger("kinds", 5_000);

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

  @Test
  void whatTheDefinitionsOfTheOperatorsRefuseIsRefused(Cluster cluster) {
    assumeTrue(TestFiles.corpus().isPresent(), "no definitions");
    KindDifferential differential =
        new KindDifferential(cluster.dryRuns(cluster.namespaceWithOwnWebhook()));
    Path folder = TestFiles.corpus().orElseThrow().resolve("crds");
    for (String file : DEFINITIONS) {
      ObjectNode definition = (ObjectNode) TestFiles.objects(folder.resolve(file)).getFirst();
      ObjectNode own = Crds.copy(definition, "k" + DEFINITIONS.indexOf(file) + ".sluice.test");
      cluster.api().post(Crds.PATH, own);
      Crds.lists(own)
          .forEach(list -> Polling.until(list + " is served", () -> cluster.api().serves(list)));
      differential.add(own, definition.at("/spec/group").asText(), file.contains("google"));
    }
    Progress.say("resources to change: " + differential.kinds());
    differential.run(Seed.of(getClass()), RESOURCES);
    Progress.say("the API server's verdicts: " + differential.counts());
    assertThat(differential.differences()).isEmpty();
  }
}
