package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookConfigurationsTest {
  private static final Path FILE = Path.of("webhook-configurations.yaml");
  private static final String VALIDATED = "  # Generated from the kind profiles:\n";
  private static final String BY_HAND = "  # Written by hand:\n";
  private static final String MUTATED =
      "  # Generated from the kind profiles with a deployment target:\n";

  private static final String COMMAND =
      "./mvnw test -pl manifests -am -Dtest=WebhookConfigurationsTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dgolden=write";

  @Test
  void everyKindOfAnApiGroupIsSentToValidationAndThoseWithTargetsToMutation() throws IOException {
    String present = TestFiles.text(FILE);
    String generated =
        upTo(present, VALIDATED)
            + WebhookRules.of(_ -> true)
            + present.substring(present.indexOf(BY_HAND), end(present, MUTATED))
            + WebhookRules.of(JudgedKind::targeted);
    if (System.getProperty("golden", "").equals("write")) {
      Files.writeString(FILE, generated);
    }
    assertThat(TestFiles.text(FILE))
        .as("rules for the kinds that have a profile; to write them anew: %s", COMMAND)
        .isEqualTo(generated);
  }

  private static String upTo(String text, String line) {
    return text.substring(0, end(text, line));
  }

  private static int end(String text, String line) {
    int begin = text.indexOf(line);
    assertThat(begin).as(line).isPositive();
    return begin + line.length();
  }

  @Test
  void noSubresourceIsListed() {
    assertThat(webhooks())
        .allSatisfy(
            webhook ->
                assertThat(webhook.path("rules").findValues("resources").toString())
                    .doesNotContain("/"));
  }

  /** What one is sent the other is, too: a missing effect is found by who validates. */
  @Test
  void bothAreAskedInTheSameWay() {
    JsonNode validating = webhooks().getFirst();
    JsonNode mutating = webhooks().getLast();
    for (String field :
        List.of("namespaceSelector", "matchPolicy", "failurePolicy", "timeoutSeconds")) {
      assertThat(mutating.path(field)).as(field).isEqualTo(validating.path(field));
    }
  }

  private static List<JsonNode> webhooks() {
    return TestFiles.objects(FILE).stream().map(each -> each.at("/webhooks/0")).toList();
  }
}
