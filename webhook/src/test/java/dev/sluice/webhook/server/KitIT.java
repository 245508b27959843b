package dev.sluice.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.rule.Origin;
import dev.sluice.webhook.cli.CommandRun;
import dev.sluice.webhook.text.FindingText;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract kit over real TLS: every surface says the same of the same resource. */
class KitIT {
  @AutoClose private static RunningServer server = new RunningServer();

  static Stream<KitCase> cases() {
    return KitCase.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void validateShowsDenialsAsCausesAndWarningsAsWarnings(KitCase kit) throws Exception {
    server.judgeBy(kit.judge());
    Verdict verdict = server.judge().judge(kit.request(Origin.ADMISSION));
    JsonNode response = server.review("/validate", KitReviews.of(kit).toString());
    assertThat(response.path("allowed").asBoolean()).isEqualTo(!verdict.denied());
    List<String> causes = new ArrayList<>();
    response
        .at("/status/details/causes")
        .forEach(
            c ->
                causes.add(
                    c.path("field").asText() + " " + Answers.problem(c.path("message").asText())));
    assertThat(causes)
        .containsExactlyElementsOf(
            verdict.findings(Action.Deny).stream().map(f -> f.path() + " " + f.message()).toList());
    for (Finding denial : verdict.findings(Action.Deny)) {
      assertThat(response.at("/status/message").asText()).contains("\n" + FindingText.line(denial));
    }
    List<String> warnings = new ArrayList<>();
    response.path("warnings").forEach(w -> warnings.add(Answers.rule(w.asText())));
    assertThat(warnings)
        .containsExactlyElementsOf(
            verdict.findings(Action.Warn).stream().map(Finding::rule).toList());
  }

  static Stream<KitCase> documents() {
    return KitCase.all().filter(KitCase::isForDocuments);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void checkSaysOverTheNetworkAndOnTheCommandLineWhatTheCaseSays(KitCase kit, @TempDir Path folder)
      throws Exception {
    server.judgeBy(kit.judge());
    HttpResponse<String> answer =
        server.post("/check", "application/json", kit.object().toString());
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode service = RunningServer.JSON.readTree(answer.body());

    Files.writeString(folder.resolve("object.json"), kit.object().toString());
    List<String> arguments = new ArrayList<>(List.of("check", "object.json", "--output", "json"));
    if (kit.data().has("policies")) {
      Files.createDirectory(folder.resolve("policies"));
      int number = 0;
      for (JsonNode policy : kit.data().path("policies")) {
        Files.writeString(folder.resolve("policies/" + number++ + ".json"), policy.toString());
      }
      arguments.addAll(List.of("--policies", "policies"));
    }
    if (kit.data().has("state")) {
      ObjectNode list = RunningServer.JSON.createObjectNode().put("kind", "List");
      Files.writeString(
          folder.resolve("state.json"), list.set("items", kit.data().path("state")).toString());
      arguments.addAll(List.of("--state", "state.json"));
    }
    CommandRun run =
        new CommandRun.Given(folder, Map.of(), new byte[0], false, kit.clock())
            .run(arguments.toArray(String[]::new));
    JsonNode command = RunningServer.JSON.readTree(run.out());

    assertThat(findings(command)).isEqualTo(findings(service));
    assertThat(command.path("summary")).isEqualTo(service.path("summary"));
    assertThat(run.exitCode()).isEqualTo(service.at("/summary/denied").asInt() > 0 ? 1 : 0);
    assertThat(gist(findings(service))).isEqualTo(gist(kit.data().path("expect")));
  }

  /** The findings of the one resource, without positions. */
  private static JsonNode findings(JsonNode report) {
    JsonNode findings = report.at("/results/0/findings").deepCopy();
    findings.forEach(finding -> ((ObjectNode) finding).remove("position"));
    return findings;
  }

  private static List<String> gist(JsonNode findings) {
    List<String> lines = new ArrayList<>();
    findings.forEach(
        f ->
            lines.add(
                f.path("action").asText() + f.path("rule").asText() + f.path("path").asText()));
    return lines;
  }
}
