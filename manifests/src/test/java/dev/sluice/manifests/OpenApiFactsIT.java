package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.DataFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The schema of Kubernetes' types in {@code policies/} is what the API server says. {@code
 * -Dgolden=write} writes it anew: look at the difference.
 */
@ExtendWith(EndToEnd.class)
class OpenApiFactsIT {
  private static final Path FILE =
      Path.of("../policies/src/main/resources/dev/sluice/policies/kubernetes.schema.json");

  @Test
  void checkedInFactsAreThoseOfTheServer(Cluster cluster) throws IOException {
    String facts = facts(cluster);
    if (System.getProperty("golden", "").equals("write")) {
      Files.writeString(FILE, facts);
    }
    JsonNode checkedIn = Api.json(TestFiles.text(FILE));
    String version = checkedIn.path("kubernetesVersion").asText();
    assumeTrue(cluster.version().equals(version), "the facts are of Kubernetes " + version);
    assertThat(facts).isEqualTo(TestFiles.text(FILE));
  }

  /** Of whichever version the server is: it has the fields that are said to be in it. */
  @Test
  void fieldsAreThereFromTheVersionOnThatTheFileSays(Cluster cluster) throws IOException {
    int minor = cluster.minor();
    JsonNode served = Api.json(facts(cluster)).path("$defs");
    JsonNode first = DataFiles.yaml("kubernetes-fields.yaml");
    List<String> wrong = new ArrayList<>();
    for (var type : Api.json(TestFiles.text(FILE)).path("$defs").properties()) {
      JsonNode fields = served.path(type.getKey()).path("properties");
      for (String field : names(type.getValue().path("properties"))) {
        boolean expected = first.path(type.getKey()).path(field).asInt(0) <= minor;
        if (served.has(type.getKey()) && fields.has(field) != expected) {
          wrong.add(type.getKey() + "." + field);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(first.size()).isPositive();
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void theyHoldWhatASchemaNeeds(Cluster cluster) {
    JsonNode types = Api.json(facts(cluster)).path("$defs");
    JsonNode port = types.path("io.k8s.api.core.v1.ContainerPort");
    assertThat(port.path("required")).hasToString("[\"containerPort\"]");
    assertThat(port.at("/properties/containerPort"))
        .hasToString("{\"type\":\"integer\",\"format\":\"int32\"}");
    assertThat(port.at("/properties/protocol/enum")).hasToString("[\"SCTP\",\"TCP\",\"UDP\"]");
    assertThat(
            types.at(
                "/io.k8s.api.core.v1.PodSpec/properties/containers/x-kubernetes-list-map-keys"))
        .hasToString("[\"name\"]");
    assertThat(types.toString())
        .doesNotContain("\"description\":\"")
        .doesNotContain("\"default\":");
  }

  private static String facts(Cluster cluster) {
    OpenApiFacts facts = new OpenApiFacts();
    OpenApiFacts.ROOTS.forEach((page, roots) -> facts.add(cluster.api().get(page), roots));
    return facts.text(cluster.version());
  }
}
