package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.manifests.Kubectl.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commands of docs/operations.md are run, and its tables are compared with what is installed.
 */
@ExtendWith(EndToEnd.class)
class OperationsPageIT {
  private static final String PAGE = OperationsPage.TEXT;

  /** Those that change something, and can be tried without doing so. */
  private static final Pattern CHANGING = Pattern.compile("kubectl (apply|delete|label) .*");

  static Stream<String> commands() {
    return OperationsPage.otherCommands().filter(line -> CHANGING.matcher(line).matches());
  }

  /** {@link SwitchOffIT} runs the others. */
  @ParameterizedTest
  @MethodSource("commands")
  void commandsWork(String command, Cluster cluster) {
    Run run = OperationsPage.run(cluster, command, "--dry-run=server");
    assertThat(run.code()).as(run.text()).isZero();
  }

  @Test
  void eachObjectThatIsInstalledHasItsReasonAndNoOther(Cluster cluster) {
    Set<String> installed =
        Installation.every(cluster)
            .flatMap(installation -> installation.objects().stream())
            .map(Installation::id)
            .map(id -> id.replaceFirst("\\S+[.]sluice[.]dev$", "*.sluice.dev"))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> named =
        PAGE.substring(PAGE.indexOf("### What is installed"), PAGE.indexOf("### With Helm"))
            .lines()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| object |"))
            .flatMap(line -> Stream.of(line.substring(2).split(" \\| ")[0].split(", ")))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).isEqualTo(installed);
  }

  @Test
  void ownKustomizationIsRendered(Cluster cluster) throws IOException {
    String text =
        Pattern.compile("```yaml\n(.*?kind: Kustomization\n.*?)```", Pattern.DOTALL)
            .matcher(PAGE)
            .results()
            .map(block -> block.group(1).replace("manifests/", "../../"))
            .findFirst()
            .orElseThrow();
    Path folder = Files.createDirectories(Path.of("target/own-kustomization"));
    Files.writeString(folder.resolve("kustomization.yaml"), text);
    Installation own = new Installation("own", Installation.rendered(cluster, folder));
    assertThat(own.container().path("image").asText())
        .isEqualTo("registry.example.com/sluice:0.1.0");
    assertThat(own.arguments()).contains("--tls-cert=/certificate/tls.crt");
    assertThat(own.the("PrometheusRule")).isNotEmpty();
    assertThat(own.webhooks().getFirst().path("failurePolicy").asText()).isEqualTo("Fail");
  }
}
