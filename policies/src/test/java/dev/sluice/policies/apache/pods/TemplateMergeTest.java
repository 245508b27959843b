package dev.sluice.policies.apache.pods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.Seed;
import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.truth.Pair;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.render.FlinkProcess;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.PodDraft;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random templates merged, against the operator's rules written down once more on plain trees: its
 * own classes are not to be had.
 */
class TemplateMergeTest {
  private static final int MANY = 1_000;
  private static final long SEED = Seed.of(TemplateMergeTest.class);
  private static final String BY_NAME = "kubernetes.operator.pod-template.merge-arrays-by-name";

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void twoTemplatesBecomeWhatTheOperatorMakesOfThem(boolean byName) {
    Random random = new Random(SEED);
    for (int i = 0; i < MANY; i++) {
      JsonNode base = Pair.random(random).template();
      JsonNode layer = Pair.random(random).template();
      assertThat(merge(base, layer, byName).node())
          .as("seed %d, %s with %s", SEED, base, layer)
          .isEqualTo(theirs(base, layer, byName));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyPartLeadsBackToWhereItIsWritten(boolean byName) {
    Random random = new Random(SEED);
    for (int i = 0; i < MANY; i++) {
      ObjectNode spec = JsonNodeFactory.instance.objectNode();
      spec.set("base", Pair.random(random).template());
      spec.set("layer", Pair.random(random).template());
      Value root = Value.of(spec, FieldPath.ROOT);
      writtenThere(merge(root.get("base"), root.get("layer"), byName), spec);
    }
  }

  @Test
  void aTemplateAloneStaysAsItIs() {
    Random random = new Random(SEED);
    for (int i = 0; i < MANY; i++) {
      JsonNode template = Pair.random(random).template();
      assertThat(merge(template, MissingNode.getInstance(), false).node()).isEqualTo(template);
      assertThat(merge(MissingNode.getInstance(), template, true).node()).isEqualTo(template);
    }
  }

  private static Part merge(JsonNode base, JsonNode layer, boolean byName) {
    return merge(Value.of(base, FieldPath.ROOT), Value.of(layer, FieldPath.ROOT), byName);
  }

  private static Part merge(Value base, Value layer, boolean byName) {
    ObjectNode options = JsonNodeFactory.instance.objectNode().put(BY_NAME, "" + byName);
    return new TemplateMerge(
            new PodDraft(FlinkProcess.JOBMANAGER),
            FlinkConfiguration.of(Value.of(options, FieldPath.ROOT), false),
            true)
        .merge(Part.written(base), Part.written(layer));
  }

  /** Scalars and whole lists of a part are at its path in the document. */
  private static void writtenThere(Part part, JsonNode document) {
    if (part.node().isObject()) {
      part.names().forEach(name -> writtenThere(part.get(name), document));
    } else if (part.node().isArray()) {
      part.elements().forEach(element -> writtenThere(element, document));
    } else if (part.isSet()) {
      assertThat(document.at(pointer(part.path()))).as("seed %d", SEED).isEqualTo(part.node());
    }
  }

  private static String pointer(FieldPath path) {
    StringBuilder pointer = new StringBuilder();
    path.ancestry()
        .forEach(
            step -> pointer.append('/').append(step.last().replace("~", "~0").replace("/", "~1")));
    return pointer.toString();
  }

  private static JsonNode theirs(JsonNode base, JsonNode layer, boolean byName) {
    if (base.isMissingNode() || layer.isMissingNode()) {
      return base.isMissingNode() ? layer : base;
    }
    ObjectNode merged = base.deepCopy();
    lay(merged, layer, byName);
    return merged;
  }

  private static void lay(ObjectNode below, JsonNode above, boolean byName) {
    above
        .properties()
        .forEach(
            member -> {
              JsonNode old = below.path(member.getKey());
              if (isNothing(member.getValue())) {
                below.putIfAbsent(member.getKey(), member.getValue());
              } else if (old.isArray() && !old.isEmpty()) {
                below.set(
                    member.getKey(),
                    byName && isNamed(old) && isNamed(member.getValue())
                        ? layByName(old, member.getValue())
                        : layByPosition(old, member.getValue(), byName));
              } else if (old instanceof ObjectNode object) {
                lay(object, member.getValue(), byName);
              } else {
                below.set(member.getKey(), member.getValue().deepCopy());
              }
            });
  }

  /** The operator's classes do not tell an empty list from none. */
  private static boolean isNothing(JsonNode value) {
    return value.isArray() && value.isEmpty();
  }

  private static boolean isNamed(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).allMatch(e -> e.has("name"));
  }

  private static ArrayNode layByName(JsonNode below, JsonNode above) {
    Map<String, ObjectNode> merged = byName(below);
    byName(above)
        .forEach(
            (name, element) ->
                merged.merge(
                    name,
                    element,
                    (old, layer) -> {
                      lay(old, layer, true);
                      return old;
                    }));
    return JsonNodeFactory.instance.arrayNode().addAll(merged.values());
  }

  /** Of one name the last counts, at the place of the first. */
  private static Map<String, ObjectNode> byName(JsonNode list) {
    Map<String, ObjectNode> elements = new LinkedHashMap<>();
    list.forEach(e -> elements.put(e.get("name").asText(), e.deepCopy()));
    return elements;
  }

  private static ArrayNode layByPosition(JsonNode below, JsonNode above, boolean byName) {
    ArrayNode merged = below.deepCopy();
    for (int i = 0; i < above.size(); i++) {
      if (i >= merged.size()) {
        merged.add(above.get(i).deepCopy());
      } else if (merged.get(i) instanceof ObjectNode object) {
        lay(object, above.get(i), byName);
      }
    }
    return merged;
  }
}
