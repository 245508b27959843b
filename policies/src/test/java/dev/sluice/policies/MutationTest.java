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
import dev.sluice.policies.policy.StampRule;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.rule.Registration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What mutations change, as the cases in {@code mutations/} say. */
public class MutationTest {
  /**
   * The cases of mutations and deployment targets, each with its {@code patch}, and with what is
   * expected to be said where something is.
   */
  public static Stream<KitCase> cases() {
    return Stream.concat(
            KitCase.BOOK.mutations().map(Registration.OfMutation::id), Stream.of("targets"))
        .flatMap(MutationTest::cases);
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
  void itSaysWhatTheCaseExpects(KitCase kit) {
    Verdict verdict = mutated(kit, kit.object()).verdict();
    assertThat(KitCase.findings(verdict).toPrettyString())
        .isEqualTo(kit.data().withArray("/expect").toPrettyString());
    assertThat(MessageStyle.of(verdict)).isEmpty();
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

  /** Only of Sluice's own kinds something is changed that nobody asked for. */
  @Test
  void everyOtherMutationIsOffByDefault() {
    assertThat(KitCase.BOOK.mutations().map(Registration.OfMutation::id))
        .filteredOn(id -> !id.equals(StampRule.ID))
        .allMatch(id -> KitCase.BOOK.catalogue().rule(id).action() == Action.Off);
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

  private static Mutator.Mutated mutated(KitCase kit, JsonNode object) {
    AdmissionRequest request = kit.request(Origin.ADMISSION);
    return new Mutator(KitCase.BOOK, kit.loadPolicies(), kit.clock(), kit::state)
        .mutate(request.with(object, List.of()));
  }

  private static ArrayNode patch(KitCase kit, JsonNode object) {
    List<Edit> edits = mutated(kit, object).edits();
    ArrayNode patch = JsonNodeFactory.instance.arrayNode();
    edits.forEach(edit -> patch.add(edit.operation().json()));
    return patch;
  }

  /** The object with the patch applied, as RFC 6902 has it. */
  private static JsonNode applied(ArrayNode patch, JsonNode object) {
    JsonNode result = object.deepCopy();
    for (JsonNode edit : patch) {
      String path = edit.path("path").asText();
      int last = path.lastIndexOf('/');
      String member = path.substring(last + 1).replace("~1", "/").replace("~0", "~");
      JsonNode parent = result.at(path.substring(0, last));
      boolean there = parent.isArray() ? parent.has(Integer.parseInt(member)) : parent.has(member);
      assertThat(edit.path("op").asText().equals("add") || there).isTrue();
      switch (parent) {
        case ArrayNode list -> edit(list, Integer.parseInt(member), edit);
        default -> edit((ObjectNode) parent, member, edit);
      }
    }
    return result;
  }

  private static void edit(ObjectNode parent, String member, JsonNode edit) {
    if (edit.has("value")) {
      parent.set(member, edit.path("value").deepCopy());
    } else {
      parent.remove(member);
    }
  }

  private static void edit(ArrayNode parent, int index, JsonNode edit) {
    switch (edit.path("op").asText()) {
      case "add" -> parent.insert(index, edit.path("value").deepCopy());
      case "replace" -> parent.set(index, edit.path("value").deepCopy());
      default -> parent.remove(index);
    }
  }
}
