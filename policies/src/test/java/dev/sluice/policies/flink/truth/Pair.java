package dev.sluice.policies.flink.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.documents.DataFiles;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Options and a pod template, at random, from the pieces in {@code options.yaml} and {@code
 * templates.yaml}.
 *
 * @param template a missing node for none
 */
public record Pair(Map<String, String> options, JsonNode template) {
  private static final JsonNode OPTIONS = DataFiles.yaml("flink/truth/options.yaml");
  private static final JsonNode TEMPLATES = DataFiles.yaml("flink/truth/templates.yaml");

  /** One, repeatable by the seed. */
  public static Pair random(Random random) {
    return new Pair(options(random), random.nextInt(8) == 0 ? none() : template(random));
  }

  private static JsonNode none() {
    return MissingNode.getInstance();
  }

  private static Map<String, String> options(Random random) {
    Map<String, String> options = new TreeMap<>();
    putSome(options, OPTIONS.get("always"), random, 1);
    putSome(options, OPTIONS.get("sometimes"), random, 5);
    OPTIONS
        .get("together")
        .forEach(
            group -> {
              if (random.nextInt(9) == 0) {
                group.properties().forEach(option -> options.remove(option.getKey()));
                group.properties().stream()
                    .filter(option -> !option.getValue().isNull())
                    .forEach(option -> options.put(option.getKey(), option.getValue().asText()));
              }
            });
    if (random.nextInt(4) == 0) {
      List<Map.Entry<String, JsonNode>> odd = List.copyOf(OPTIONS.get("odd").properties());
      Map.Entry<String, JsonNode> option = odd.get(random.nextInt(odd.size()));
      options.put(option.getKey(), any(option.getValue(), random).asText());
    }
    return options;
  }

  private static void putSome(
      Map<String, String> options, JsonNode all, Random random, int oneOfSoMany) {
    all.properties()
        .forEach(
            option -> {
              if (random.nextInt(oneOfSoMany) == 0) {
                options.put(option.getKey(), any(option.getValue(), random).asText());
              }
            });
  }

  private static JsonNode any(JsonNode list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private static JsonNode template(Random random) {
    ObjectNode template = JsonNodeFactory.instance.objectNode();
    if (random.nextBoolean()) {
      template.put("apiVersion", "v1").put("kind", "Pod");
    }
    if (random.nextBoolean()) {
      template.set("metadata", some("metadata", random));
    }
    if (random.nextInt(12) != 0) {
      ObjectNode spec = some("spec", random);
      spec.set("containers", containers(random));
      template.set("spec", spec);
    }
    return template;
  }

  private static ArrayNode containers(Random random) {
    ArrayNode containers = JsonNodeFactory.instance.arrayNode();
    for (JsonNode name : any(TEMPLATES.get("containers"), random)) {
      ObjectNode container = some("container", random);
      container.set("name", name);
      containers.add(container);
    }
    return containers;
  }

  private static ObjectNode some(String part, Random random) {
    ObjectNode some = JsonNodeFactory.instance.objectNode();
    TEMPLATES
        .get(part)
        .properties()
        .forEach(
            field -> {
              if (random.nextInt(4) == 0) {
                some.set(field.getKey(), any(field.getValue(), random));
              }
            });
    return some;
  }
}
