package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WebhookConfigurationsTest {
  private static final Path FILE = Path.of("webhook-configurations.yaml");
  private static final String BEGIN = "  # Generated from the kind profiles:\n";
  private static final String END = "  # Written by hand:\n";
  private static final String COMMAND =
      "./mvnw test -pl manifests -am -Dtest=WebhookConfigurationsTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dgolden=write";

  @Test
  void everyKindOfAnApiGroupIsSentToValidationAndNothingElseIs() throws IOException {
    String present = TestFiles.text(FILE);
    int begin = present.indexOf(BEGIN) + BEGIN.length();
    String generated =
        present.substring(0, begin)
            + WebhookRules.text()
            + present.substring(present.indexOf(END, begin));
    if (System.getProperty("golden", "").equals("write")) {
      Files.writeString(FILE, generated);
    }
    assertThat(TestFiles.text(FILE))
        .as("rules for the kinds that have a profile; to write them anew: %s", COMMAND)
        .isEqualTo(generated);
  }

  @Test
  void noSubresourceIsListed() {
    JsonNode webhook = TestFiles.objects(FILE).getFirst().at("/webhooks/0");
    assertThat(webhook.path("rules").findValues("resources").toString()).doesNotContain("/");
  }
}
