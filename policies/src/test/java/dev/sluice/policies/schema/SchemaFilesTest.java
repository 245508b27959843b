package dev.sluice.policies.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The files of {@code schemas/} are what upstream's definitions say. {@code -Dgolden=write} writes
 * them anew: look at the difference.
 */
class SchemaFilesTest {
  private static final Path FOLDER = Path.of("src/main/resources/dev/sluice/policies/schemas");

  /** By the name of the file. */
  private static final Map<String, String> DEFINITIONS =
      new TreeMap<>(
          Map.ofEntries(
              apache("flinkdeployment"),
              apache("flinkbluegreendeployment"),
              apache("flinksessionjob"),
              apache("flinkstatesnapshot"),
              Map.entry("flinkcluster-spotify", "flinkcluster/spotify-flinkclusters.yaml"),
              Map.entry("flinkcluster-google", "flinkcluster/google-flinkclusters.yaml"),
              fintechstudios("vpdeployment"),
              fintechstudios("vpdeploymenttarget"),
              Map.entry(
                  "computeflinkdeployment",
                  "ververica/resource.streamnative.io_computeflinkdeployments.yaml"),
              Map.entry(
                  "vvpdeployment",
                  "ververica/ververica.platform_vvpdeployments.reconstructed.yaml")));

  /** Versions of Flink, of which each operator knows those that were there. */
  private static final Set<String> OPEN =
      Set.of("/spec/flinkVersion", "/spec/template/spec/flinkVersion");

  private static Map.Entry<String, String> apache(String name) {
    return Map.entry(name, "flink-kubernetes-operator/" + name + "s.flink.apache.org-v1.yml");
  }

  private static Map.Entry<String, String> fintechstudios(String name) {
    return Map.entry(
        name, "ververica/v1-converted/ververicaplatform.fintechstudios.com_" + name + "s.yaml");
  }

  @Test
  void filesAreWhatTheDefinitionsSay() throws IOException {
    Optional<Path> upstream = Upstream.definitions();
    assumeTrue(upstream.isPresent(), "no upstream definitions: set SLUICE_CORPUS to their folder");
    for (Map.Entry<String, String> definition : DEFINITIONS.entrySet()) {
      Path file = FOLDER.resolve(definition.getKey() + ".json");
      String text =
          SchemaFile.of(Upstream.definition(upstream.get().resolve(definition.getValue())), OPEN);
      if (System.getProperty("golden", "").equals("write")) {
        Files.writeString(file, text);
      }
      assertThat(Files.readString(file)).as("%s", file).isEqualTo(text);
    }
  }

  @Test
  void filesAreSmall() throws IOException {
    for (String name : DEFINITIONS.keySet()) {
      assertThat(Files.size(FOLDER.resolve(name + ".json"))).as(name).isLessThan(60_000);
    }
  }
}
