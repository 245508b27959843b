package dev.sluice.webhook.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.webhook.cli.CommandRun;
import dev.sluice.webhook.cli.CommandRun.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Resources of several teams with more than a thousand problems, by chance, as {@code check}
 * reports them twice: as a page, and as JSON to compare it with.
 *
 * @param page the HTML report
 * @param findings each in order, as the JSON has it, with {@code namespace}, {@code kind} and
 *     {@code name} of its resource
 */
record ManyFindings(Path page, List<Found> findings) {
  private static final int RESOURCES = 360;
  private static final List<String> NAMESPACES =
      List.of("team-a", "team-b", "team-c", "search", "billing");

  /** Nothing of it may become markup, whatever a name may be to an API server. */
  static final String HOSTILE = "<script>document.title='taken'</script>\"'&amp;<img src=x>";

  private static final String POLICIES =
      """
      apiVersion: sluice.dev/v1alpha1
      kind: Policy
      metadata: {name: looked-at}
      spec:
        match: {namespaces: {include: [team-b]}}
        rules: [{rule: FLK-013, enforcement: Audit}, {rule: SLU-001, enforcement: Audit}]
      ---
      apiVersion: sluice.dev/v1alpha1
      kind: PolicyExemption
      metadata: {name: legacy}
      spec:
        rules: [SLU-001, VVP-030]
        match: {namespaces: {include: [team-c]}}
        owner: team-c
        reason: moves
        expiresAt: "2027-01-31T00:00:00Z"
      """;

  private static final List<String> KINDS =
      List.of(
          """
          apiVersion: flink.apache.org/v1beta1
          kind: FlinkDeployment
          metadata: {name: "NAME", namespace: "NAMESPACE"}
          spec:
            image: "VALUE"
            flinkConfiguration: {kubernetes.cluster-id: mine, taskmanager.numberOfTaskSlots: "VALUE"}
            podTemplate:
              metadata: {labels: {app: "VALUE"}}
          """,
          """
          apiVersion: flink.apache.org/v1beta1
          kind: FlinkSessionJob
          metadata: {name: "NAME", namespace: "NAMESPACE"}
          spec: {job: {parallelism: 0, upgradeMode: "VALUE"}}
          """,
          """
          apiVersion: flinkoperator.k8s.io/v1beta1
          kind: FlinkCluster
          metadata: {name: "NAME", namespace: "NAMESPACE"}
          spec:
            flinkVersion: "1.20"
            image: {name: "flink:1.20"}
            jobManager: {podLabels: {app: "VALUE", component: x}, ports: {rpc: 0, ui: 0}}
          """,
          """
          apiVersion: sluice.dev/v1alpha1
          kind: SessionCluster
          metadata: {name: "NAME", namespace: "NAMESPACE"}
          spec: {state: "VALUE", deploymentTargetName: jobs, kubernetes: {labels: {app: mine, vvp: x}}}
          """);

  /** A finding and the resource that it is on. */
  record Found(JsonNode resource, JsonNode finding) {
    String namespace() {
      return resource.path("namespace").asText("(none)");
    }

    String kind() {
      return resource.path("kind").asText();
    }

    String name() {
      return resource.path("name").asText();
    }

    String rule() {
      return finding.path("rule").asText();
    }

    String path() {
      return finding.path("path").asText();
    }

    String fix() {
      return finding.path("fix").asText();
    }

    String problem() {
      return finding.path("problem").asText();
    }

    String action() {
      return finding.has("exemption") ? "Exempted" : finding.path("action").asText();
    }

    /** By the name of what can be chosen. */
    String value(String choice) {
      return switch (choice) {
        case "action" -> action();
        case "namespace" -> namespace();
        case "kind" -> kind();
        case "rule" -> rule();
        default -> throw new IllegalArgumentException(choice);
      };
    }
  }

  static ManyFindings in(Path folder, long seed) throws IOException {
    Files.createDirectories(folder.resolve("policies"));
    Files.writeString(folder.resolve("policies/policies.yaml"), POLICIES);
    Files.writeString(folder.resolve("all.yaml"), resources(new Random(seed)));
    Path page = folder.resolve("report.html");
    Files.writeString(page, check(folder, "html"));
    List<Found> findings = new ArrayList<>();
    for (JsonNode result : new JsonMapper().readTree(check(folder, "json")).path("results")) {
      result.path("findings").forEach(f -> findings.add(new Found(result.path("resource"), f)));
    }
    return new ManyFindings(page, findings);
  }

  private static String check(Path folder, String output) {
    CommandRun run =
        Given.directory(folder)
            .run("check", "--policies", "policies", "--output", output, "all.yaml");
    if (run.exitCode() != 1) {
      throw new AssertionError(run.toString());
    }
    return run.out();
  }

  private static String resources(Random random) {
    StringBuilder all = new StringBuilder(resource(KINDS.getFirst(), HOSTILE, HOSTILE, HOSTILE));
    for (int i = 0; i < RESOURCES; i++) {
      String kind = KINDS.get(random.nextInt(KINDS.size()));
      String namespace = NAMESPACES.get(random.nextInt(NAMESPACES.size()));
      all.append("---\n")
          .append(resource(kind, "job-%04d".formatted(i), namespace, "value-" + random.nextInt(9)));
    }
    return all.toString();
  }

  private static String resource(String kind, String name, String namespace, String value) {
    return kind.replace("NAMESPACE", quoted(namespace))
        .replace("NAME", quoted(name))
        .replace("VALUE", quoted(value));
  }

  private static String quoted(String text) {
    return text.replace("\"", "\\\"");
  }
}
