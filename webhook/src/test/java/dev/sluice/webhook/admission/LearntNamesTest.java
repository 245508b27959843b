package dev.sluice.webhook.admission;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.webhook.BuiltIns;
import dev.sluice.webhook.json.Json;
import dev.sluice.webhook.json.TreeReader.Outline;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The names of fields that rules look for, as reviews are read with them. */
class LearntNamesTest {

  @Test
  void theyAreLearntAlsoWhereManyOthersWereReadBefore() throws Exception {
    Set<String> names = BuiltIns.BOOK.kinds().fieldNames();
    String others =
        IntStream.range(0, 5_000).mapToObj(i -> "\"n" + i + "\":0").collect(joining(","));
    for (int i = 0; i < 20; i++) {
      read("{" + others + "}");
      WarmUp.learn(names);
      assertThat(read("{\"taskManager\":0}").fieldNames().next()).isSameAs("taskManager");
    }
  }

  @Test
  void theFieldsOfKubernetesTypesAreAmongThem() {
    assertThat(BuiltIns.BOOK.kinds().fieldNames())
        .contains("podTemplate", "initContainers", "volumeMounts", "secretKeyRef", "matchLabels");
  }

  private static JsonNode read(String object) throws Exception {
    return Json.read(object.getBytes(StandardCharsets.UTF_8), Outline.repeated(Map.of()));
  }
}
