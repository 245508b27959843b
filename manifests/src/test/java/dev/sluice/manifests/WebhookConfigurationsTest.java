package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kind.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookConfigurationsTest {

  @Test
  void everyKindOfAnApiGroupIsSentToValidationAndNothingElseIs() {
    List<String> sent = new ArrayList<>();
    for (JsonNode rule : webhook().path("rules")) {
      if (!rule.path("operations").toString().contains("CREATE")) {
        continue;
      }
      for (JsonNode version : rule.path("apiVersions")) {
        for (JsonNode resource : rule.path("resources")) {
          String group = rule.at("/apiGroups/0").asText();
          sent.add(group + "/" + version.asText() + " " + resource.asText());
        }
      }
    }
    List<String> known =
        Kinds.builtIn().all().stream()
            .filter(kind -> !kind.name().group().isEmpty())
            .map(kind -> kind.name().apiVersion() + " " + kind.plural())
            .toList();
    assertThat(sent).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void noSubresourceIsListed() {
    assertThat(webhook().path("rules").findValues("resources").toString()).doesNotContain("/");
  }

  private static JsonNode webhook() {
    try {
      Documents read =
          Documents.read("m", Files.readString(Path.of("webhook-configurations.yaml")));
      assertThat(read.errors()).isEmpty();
      return read.documents().getFirst().tree().at("/webhooks/0");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
