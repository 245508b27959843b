package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.DataFiles;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({"policies.yaml, policy", "policyexemptions.yaml, exemption"})
  void definitionsOfPoliciesHaveTheFieldsThatAreRead(String file, String name) {
    JsonNode read = DataFiles.json("policy.schema.json");
    JsonNode crd =
        TestFiles.objects(Path.of("crds", file))
            .getFirst()
            .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
    assertThat(fields(crd, read, "")).isEqualTo(fields(read.at("/$defs/" + name), read, ""));
  }

  /** Every field that a schema names, by its path; below one that may be anything none. */
  private static Set<String> fields(JsonNode schema, JsonNode root, String path) {
    if (path.endsWith(".schema")) {
      return Set.of(path);
    }
    Set<String> fields = new TreeSet<>(Set.of(path));
    String reference = schema.path("$ref").asText("");
    if (!reference.isEmpty()) {
      fields.addAll(fields(root.at(reference.substring(1)), root, path));
    }
    schema
        .path("properties")
        .properties()
        .forEach(p -> fields.addAll(fields(p.getValue(), root, path + "." + p.getKey())));
    if (schema.has("items")) {
      fields.addAll(fields(schema.get("items"), root, path + "[]"));
    }
    return fields;
  }
}
