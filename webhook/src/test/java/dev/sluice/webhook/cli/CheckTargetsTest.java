package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What {@code check} says of resources that a deployment target changes first. */
class CheckTargetsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Puts a container, in which something is wrong, in front of the user's. */
  private static final String TARGET =
      """
      apiVersion: sluice.dev/v1alpha1
      kind: DeploymentTarget
      metadata: {name: logs}
      spec:
        kubernetes: {}
        kinds: [FlinkDeployment]
        deploymentPatchSet:
        - {op: test, path: /spec/flinkVersion, value: v1_20}
        - op: add
          path: /spec/podTemplate/spec/containers/0
          value: {name: logs, image: "example.com/logs:1", imagePullPolicy: Sometimes}
      """;

  /** In whose only container something is wrong, too. */
  private static final String RESOURCE =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata:
        name: orders
        namespace: shop
        labels: {%s: logs}
      spec:
        image: example.com/orders:1
        flinkVersion: v1_20
        serviceAccount: flink
        podTemplate:
          spec:
            containers:
            - name: flink-main-container
              imagePullPolicy: Rarely
        jobManager: {resource: {memory: 2048m, cpu: 1}}
        taskManager: {resource: {memory: 2048m, cpu: 1}}
      """;

  private static final String LABEL = "sluice.dev/deployment-target";
  private static final String OTHER_LABEL = "example.com/target";
  private static final String NAMESPACE =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: shop, labels: {sluice.dev/default-deployment-target: logs}}
      """;

  private static final String BOTH = TARGET + "---\n" + RESOURCE.formatted(LABEL);
  private static final String OWN = "spec.podTemplate.spec.containers[1].imagePullPolicy";
  private static final String BROUGHT = "spec.podTemplate.spec.containers[0].imagePullPolicy";

  /** Of the user's value in the file, and of the label that names the target. */
  private static final String OWN_PLACE = "27:26";

  private static final String LABEL_PLACE = "18:42";

  @Test
  void positionsAreThoseOfTheFile() throws JsonProcessingException {
    JsonNode own = finding(check(BOTH), OWN);
    assertThat(own.at("/position").toString()).isEqualTo("{\"line\":27,\"column\":26}");
    assertThat(own.has("from")).isFalse();
  }

  @Test
  void whatTheTargetBroughtHasNoPositionForPrograms() throws JsonProcessingException {
    JsonNode brought = finding(check(BOTH), BROUGHT);
    assertThat(brought.at("/from").asText()).isEqualTo("target logs, operation 2");
    assertThat(brought.has("position")).isFalse();
  }

  @Test
  void textShowsWhatNamesTheTarget() {
    String text = given(BOTH).run("check", "-").out();
    assertThat(text)
        .contains("-:" + OWN_PLACE + "  Deny   POD-")
        .contains("-:" + LABEL_PLACE + "  Deny   POD-")
        .contains("      from target logs, operation 2\n");
  }

  @Test
  void sarifShowsWhatNamesTheTarget() throws JsonProcessingException {
    JsonNode results =
        JSON.readTree(given(BOTH).run("check", "--output=sarif", "-").out()).at("/runs/0/results");
    assertThat(region(results, OWN)).isEqualTo("{\"startLine\":27,\"startColumn\":26}");
    assertThat(region(results, BROUGHT)).isEqualTo("{\"startLine\":18,\"startColumn\":42}");
    assertThat(results.toString()).contains("(from target logs, operation 2)");
  }

  private static String region(JsonNode results, String path) {
    return StreamSupport.stream(results.spliterator(), false)
        .map(result -> result.at("/locations/0"))
        .filter(at -> at.at("/logicalLocations/0/name").asText().endsWith("#" + path))
        .map(at -> at.at("/physicalLocation/region").toString())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void gitHubShowsWhatNamesTheTarget() {
    String text = given(BOTH).run("check", "--output=github", "-").out();
    assertThat(text)
        .containsPattern("::error file=-,line=27,col=26,title=POD-[^\n]*Rarely")
        .containsPattern(
            "::error file=-,line=18,col=42,title=POD-[^\n]*Sometimes[^\n]*"
                + "\\(from target logs, operation 2\\)");
  }

  @Test
  void jUnitShowsWhatNamesTheTarget() {
    String text = given(BOTH).run("check", "--output=junit", "-").out();
    assertThat(text)
        .contains("-:" + OWN_PLACE + ": Deny: " + OWN)
        .contains("-:" + LABEL_PLACE + ": Deny: " + BROUGHT)
        .contains("(from target logs, operation 2)");
  }

  /** The same problem is known again when its resource gets a target. */
  @Test
  void fingerprintsStayWhereElementsMove() throws JsonProcessingException {
    String without = TARGET + "---\n" + RESOURCE.formatted(OTHER_LABEL);
    assertThat(fingerprint(without, OWN.replace('1', '0'))).isEqualTo(fingerprint(BOTH, OWN));
    assertThat(fingerprint(BOTH, BROUGHT)).isNotEqualTo(fingerprint(BOTH, OWN));
  }

  private static String fingerprint(String text, String path) throws JsonProcessingException {
    JsonNode results =
        JSON.readTree(given(text).run("check", "--output=sarif", "-").out()).at("/runs/0/results");
    return StreamSupport.stream(results.spliterator(), false)
        .filter(result -> result.toString().contains("#" + path + "\""))
        .map(result -> result.at("/partialFingerprints").toString())
        .findFirst()
        .orElseThrow();
  }

  /** Found in the file, and not where the target has put another element. */
  @Test
  void placeholdersAreFoundWhereTheyAreWritten() {
    String text = given(BOTH.replace("Rarely", "${POLICY}")).run("check", "-").out();
    assertThat(text)
        .contains("Sometimes")
        .doesNotContain(OWN)
        .contains("placeholders are not judged");
  }

  @Test
  void duplicateKeysAreFoundWhereTheyAreWritten() throws JsonProcessingException {
    String twice =
        BOTH.replace(
            "imagePullPolicy: Rarely", "imagePullPolicy: Always\n        imagePullPolicy: Never");
    JsonNode finding = finding(check(twice), OWN);
    assertThat(finding.at("/rule").asText()).isEqualTo("SLU-075");
    assertThat(finding.at("/position/line").asInt()).isBetween(27, 28);
  }

  @Test
  void theDefaultOfANamespaceInTheSameRunIsUsed() throws JsonProcessingException {
    String text = String.join("---\n", RESOURCE.formatted(OTHER_LABEL), NAMESPACE, TARGET);
    JsonNode brought = finding(check(text), BROUGHT);
    assertThat(brought.at("/from").asText()).isEqualTo("target logs, operation 2");
    assertThat(given(text).run("check", "-").out())
        .as("where the namespace names the target the place is that of the namespace")
        .containsPattern("-:5:14 +Deny +POD-");
  }

  @Test
  void theDefaultIsForTheKindsThatItLists() throws JsonProcessingException {
    String none =
        String.join(
            "---\n",
            RESOURCE.formatted(OTHER_LABEL),
            NAMESPACE,
            TARGET.replace("  kinds: [FlinkDeployment]\n", ""));
    String others =
        String.join(
            "---\n",
            RESOURCE.formatted(OTHER_LABEL),
            NAMESPACE,
            TARGET.replace("[FlinkDeployment]", "[FlinkSessionJob]"));
    for (String text : new String[] {none, others}) {
      assertThat(check(text).toString()).doesNotContain("target logs").contains("Rarely");
    }
    String byGroup =
        String.join(
            "---\n",
            RESOURCE.formatted(OTHER_LABEL),
            NAMESPACE,
            TARGET.replace("[FlinkDeployment]", "[flink.apache.org/FlinkDeployment]"));
    assertThat(check(byGroup).toString()).contains("target logs, operation 2");
  }

  private static CommandRun.Given given(String text) {
    return CommandRun.Given.directory(Path.of("")).input(text);
  }

  private static JsonNode check(String text) throws JsonProcessingException {
    return JSON.readTree(given(text).run("check", "--output=json", "-").out());
  }

  private static JsonNode finding(JsonNode report, String path) {
    Optional<JsonNode> found =
        StreamSupport.stream(report.path("results").spliterator(), false)
            .flatMap(result -> StreamSupport.stream(result.path("findings").spliterator(), false))
            .filter(finding -> finding.path("path").asText().equals(path))
            .findFirst();
    assertThat(found).as(report.toPrettyString()).isPresent();
    return found.orElseThrow();
  }
}
