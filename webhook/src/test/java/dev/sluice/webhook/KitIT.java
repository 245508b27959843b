package dev.sluice.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.Action;
import dev.sluice.policies.Finding;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.Origin;
import dev.sluice.policies.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract kit over real TLS: every surface says the same of the same resource. */
class KitIT {
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = new RunningServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<KitCase> cases() {
    return KitCase.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void validateShowsDenialsAsCausesAndWarningsAsWarnings(KitCase kit) throws Exception {
    server.judgeBy(kit.loadPolicies(), kit.clock());
    Verdict verdict = server.verdicts().judge(kit.request(Origin.ADMISSION));
    JsonNode response = server.review("/validate", Reviews.of(kit).toString());
    assertThat(response.path("allowed").asBoolean()).isEqualTo(!verdict.denied());
    List<String> causes = new ArrayList<>();
    response
        .at("/status/details/causes")
        .forEach(c -> causes.add(c.path("field").asText() + " " + c.path("message").asText()));
    assertThat(causes)
        .containsExactlyElementsOf(
            verdict.findings(Action.Deny).stream().map(f -> f.path() + " " + f.message()).toList());
    for (Finding denial : verdict.findings(Action.Deny)) {
      assertThat(response.at("/status/message").asText())
          .contains("\n" + denial.path() + ": " + denial.message());
    }
    List<String> warnings = new ArrayList<>();
    response.path("warnings").forEach(w -> warnings.add(Answers.rule(w.asText())));
    assertThat(warnings)
        .containsExactlyElementsOf(
            verdict.findings(Action.Warn).stream().map(Finding::rule).toList());
  }
}
