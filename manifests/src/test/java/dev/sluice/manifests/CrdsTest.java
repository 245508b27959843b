package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CrdsTest {
  @Test
  void eachShippedDefinitionIsInstalled() {
    Path list = Path.of("crds/kustomization.yaml");
    assertThat(TestFiles.objects(list).getFirst().path("resources").valueStream())
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(
            TestFiles.below(list.getParent(), ".yaml").stream()
                .filter(file -> !file.equals(list))
                .map(file -> file.getFileName().toString())
                .toList());
  }
}
