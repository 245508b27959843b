package dev.sluice.policies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.documents.DataFiles;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.patch.Edit;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.rule.Registration;
import dev.sluice.policies.state.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What mutations change, as the cases in {@code mutations/} say. */
public class MutationTest {
  /** The cases, each with its {@code patch}. */
  public static Stream<KitCase> cases() {
    return KitCase.BOOK.mutations().map(Registration.OfMutation::id).flatMap(MutationTest::cases);
  }

  private static Stream<KitCase> cases(String id) {
    String file = id + ".yaml";
    Documents read = Documents.read(file, DataFiles.text("mutations/" + file));
    assertThat(read.errors()).isEmpty();
    return read.documents().stream().map(Document::tree).map(data -> new KitCase(id, data));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void patchIsAsTheCaseSays(KitCase kit) {
    assertThat(patch(kit, kit.object()).toPrettyString())
        .isEqualTo(kit.data().path("patch").toPrettyString());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aSecondRunChangesNothing(KitCase kit) {
    JsonNode once = applied(patch(kit, kit.object()), kit.object());
    assertThat(patch(kit, once)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theObjectIsLeftAlone(KitCase kit) {
    String before = kit.object().toString();
    patch(kit, kit.object());
    assertThat(kit.object()).hasToString(before);
  }

  @Test
  void everyMutationIsOffByDefault() {
    assertThat(KitCase.BOOK.mutations())
        .allMatch(m -> KitCase.BOOK.catalogue().rule(m.id()).action() == Action.Off);
  }

  @Test
  void everyObjectOfTheKitCanBeChanged() {
    JsonNode on = cases().findFirst().orElseThrow().data().path("policies");
    KitCase.all()
        .filter(kit -> kit.object().isObject())
        .forEach(
            kit -> {
              ObjectNode data = kit.data().deepCopy();
              data.set("policies", on);
              aSecondRunChangesNothing(new KitCase(kit.file(), data));
            });
  }

  private static ArrayNode patch(KitCase kit, JsonNode object) {
    AdmissionRequest request = kit.request(Origin.ADMISSION);
    Mutator mutator = new Mutator(KitCase.BOOK, kit.loadPolicies(), kit.clock(), () -> State.NONE);
    List<Edit> edits =
        mutator
            .mutate(
                new AdmissionRequest(
                    request.operation(),
                    object,
                    Optional.ofNullable(kit.data().get("oldObject")),
                    request.namespace(),
                    request.name(),
                    request.origin()))
            .edits();
    ArrayNode patch = JsonNodeFactory.instance.arrayNode();
    edits.forEach(edit -> patch.add(edit.operation().json()));
    return patch;
  }

  /** The object with the patch applied, as RFC 6902 has it for members of objects. */
  private static JsonNode applied(ArrayNode patch, JsonNode object) {
    JsonNode result = object.deepCopy();
    for (JsonNode edit : patch) {
      String path = edit.path("path").asText();
      int last = path.lastIndexOf('/');
      ObjectNode parent = (ObjectNode) result.at(path.substring(0, last));
      String member = path.substring(last + 1);
      assertThat(edit.path("op").asText().equals("add") || parent.has(member)).isTrue();
      if (edit.has("value")) {
        parent.set(member, edit.path("value").deepCopy());
      } else {
        parent.remove(member);
      }
    }
    return result;
  }
}
