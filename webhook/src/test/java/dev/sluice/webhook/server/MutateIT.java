package dev.sluice.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.MutationTest;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The cases of mutations and deployment targets over real TLS: a patch where a policy or a target
 * asks for one, a denial where the target cannot be applied, else nothing.
 */
class MutateIT {
  @AutoClose private static RunningServer server = new RunningServer();

  static Stream<KitCase> cases() {
    return MutationTest.cases();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void answersThePatchOfTheCase(KitCase kit) throws Exception {
    server.judgeBy(kit.judge());
    JsonNode response = server.review("/mutate", KitReviews.of(kit).toString());
    List<String> actions = kit.data().path("expect").findValuesAsText("action");
    assertThat(response.path("allowed").asBoolean()).isEqualTo(!actions.contains("Deny"));
    assertThat(response.at("/status/details/causes"))
        .hasSize(Collections.frequency(actions, "Deny"));
    assertThat(response.path("warnings")).hasSize(Collections.frequency(actions, "Warn"));
    JsonNode patch = kit.data().path("patch");
    if (patch.isEmpty()) {
      assertThat(response.has("patch")).isFalse();
      assertThat(response.has("patchType")).isFalse();
    } else {
      assertThat(response.path("patchType").asText()).isEqualTo("JSONPatch");
      assertThat(RunningServer.JSON.readTree(response.path("patch").binaryValue()).toPrettyString())
          .isEqualTo(patch.toPrettyString());
      assertThat(response.at("/auditAnnotations/patched").asText()).isNotEmpty();
    }
  }
}
