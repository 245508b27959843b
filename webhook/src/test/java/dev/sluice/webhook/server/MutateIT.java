package dev.sluice.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.MutationTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of the mutations over real TLS: a patch where a policy asks for one, else nothing. */
class MutateIT {
  @AutoClose private static RunningServer server = new RunningServer();

  static Stream<KitCase> cases() {
    return MutationTest.cases();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void answersThePatchOfTheCase(KitCase kit) throws Exception {
    server.judgeBy(kit.loadPolicies(), kit.clock());
    JsonNode response = server.review("/mutate", KitReviews.of(kit).toString());
    assertThat(response.path("allowed").asBoolean()).isTrue();
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
