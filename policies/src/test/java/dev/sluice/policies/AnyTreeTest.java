package dev.sluice.policies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.policy.PolicyDocuments;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.state.KnownObjects;
import dev.sluice.policies.state.State;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What holds for every tree, shown on the kit's objects with values replaced at random. {@code
 * -Dseed=} repeats a run.
 */
class AnyTreeTest {
  private static final int ROUNDS = 5_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e99",
          "1e999",
          "99999999999999999999",
          "\"\"",
          "\"a\"",
          "{}",
          "[]",
          "[null]",
          "{\"a\":null}",
          "[[]]",
          "[{}]",
          "{\"\":{}}",
          "\"\\u0000\\n\"",
          "[1,\"a\"]",
          "{\"name\":1}",
          "[{\"name\":{}}]",
          "\"${x}\"",
          "\"/a~2\"");

  private static final State STATE =
      new KnownObjects(
          KitCase.all().flatMap(kit -> kit.data().path("state").valueStream()).toList());

  private static final Judge JUDGE = judge(Policies.builtInOnly(KitCase.BOOK.catalogue()));

  /** The same, with the other one of the two operators that share a kind. */
  private static final Judge OTHER_OPERATOR =
      judge(
          PolicyDocuments.load(
                  Documents.read(
                          "policy.yaml",
                          """
                          apiVersion: sluice.dev/v1alpha1
                          kind: Policy
                          metadata: {name: operators}
                          spec: {installation: {flinkCluster: {operator: google}}}
                          """)
                      .documents(),
                  KitCase.BOOK)
              .policies());

  private static final List<JsonNode> OBJECTS =
      KitCase.all().map(KitCase::object).filter(JsonNode::isObject).toList();
  private static final long SEED = Seed.of(AnyTreeTest.class);

  @Test
  void noTreeMakesARuleFail() {
    Random random = new Random(SEED);
    for (int i = 0; i < ROUNDS; i++) {
      JsonNode now = odd(random);
      JsonNode old = odd(random);
      assertThat(judge(now, Optional.empty())).isNotNull();
      assertThat(judge(now, Optional.of(old))).isNotNull();
      assertThat(judge(OTHER_OPERATOR, now, Optional.of(old))).isNotNull();
    }
  }

  @Test
  void anUpdateThatChangesNothingIsNeverRefused() {
    Random random = new Random(SEED);
    for (int i = 0; i < ROUNDS; i++) {
      JsonNode object = withoutControl(odd(random));
      assertThat(judge(object, Optional.of(object.deepCopy())).denied())
          .as("seed %d: %s", SEED, object)
          .isFalse();
    }
  }

  @Test
  void aLabelMoreIsNeverRefused() {
    Random random = new Random(SEED);
    for (int i = 0; i < ROUNDS; i++) {
      JsonNode old = withoutControl(odd(random));
      ObjectNode now = old.deepCopy();
      if (now.path("metadata").isObject()) {
        now.withObject("/metadata").withObject("/labels").put("team", "a");
        assertThat(judge(now, Optional.of(old)).denied()).as("seed %d: %s", SEED, old).isFalse();
      }
    }
  }

  @Test
  void theOrderOfMembersChangesNothing() {
    Random random = new Random(SEED);
    for (int i = 0; i < ROUNDS; i++) {
      JsonNode object = odd(random);
      assertThat(KitCase.findings(judge(shuffled(object, random), Optional.empty())))
          .as("seed %d: %s", SEED, object)
          .isEqualTo(KitCase.findings(judge(object, Optional.empty())));
    }
  }

  private static Judge judge(Policies policies) {
    return new Judge(KitCase.BOOK, policies, InstantSource.system(), () -> STATE);
  }

  private static Verdict judge(JsonNode object, Optional<JsonNode> old) {
    return judge(JUDGE, object, old);
  }

  private static Verdict judge(Judge judge, JsonNode object, Optional<JsonNode> old) {
    return judge.judge(
        new AdmissionRequest(
            old.isPresent() ? Operation.UPDATE : Operation.CREATE,
            object,
            old,
            "a",
            "b",
            Origin.ADMISSION));
  }

  /**
   * A FlinkCluster's operator judges every update by the control that stands in the annotations.
   */
  private static JsonNode withoutControl(JsonNode object) {
    if (object.at("/metadata/annotations") instanceof ObjectNode annotations) {
      annotations.remove("flinkclusters.flinkoperator.k8s.io/user-control");
    }
    return object;
  }

  /** A kit object with up to three values below its spec replaced. */
  private static JsonNode odd(Random random) {
    JsonNode object = OBJECTS.get(random.nextInt(OBJECTS.size())).deepCopy();
    for (int i = random.nextInt(4); i > 0; i--) {
      List<Runnable> places = new ArrayList<>();
      collect(object.path("spec"), places, random);
      if (!places.isEmpty()) {
        places.get(random.nextInt(places.size())).run();
      }
    }
    return object;
  }

  private static void collect(JsonNode node, List<Runnable> places, Random random) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        places.add(() -> object.set(member.getKey(), oddValue(random)));
        collect(member.getValue(), places, random);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        places.add(() -> array.set(index, oddValue(random)));
        places.add(() -> array.add(array.get(index).deepCopy()));
        collect(array.get(i), places, random);
      }
    }
  }

  private static JsonNode oddValue(Random random) {
    try {
      return JSON.readTree(ODD.get(random.nextInt(ODD.size())));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode shuffled(JsonNode node, Random random) {
    if (node instanceof ObjectNode object) {
      List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
      Collections.shuffle(members, random);
      ObjectNode copy = JSON.createObjectNode();
      members.forEach(m -> copy.set(m.getKey(), shuffled(m.getValue(), random)));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JSON.createArrayNode();
      array.forEach(element -> copy.add(shuffled(element, random)));
      return copy;
    }
    return node;
  }
}
