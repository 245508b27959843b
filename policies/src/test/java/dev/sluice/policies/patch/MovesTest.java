package dev.sluice.policies.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.policies.Seed;
import dev.sluice.policies.kubernetes.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MovesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final FieldPath LIST = FieldPath.of("/spec/list");

  @Test
  void elementsBehindOneThatWasPutInWereOnePlaceBefore() throws JsonProcessingException {
    Moves moves = moves("['a', {'name': 'b'}]", "['new', 'a', {'name': 'b'}]");
    assertThat(moves.before(LIST.index(1))).isEqualTo(LIST.index(0));
    assertThat(moves.before(LIST.index(2).field("name"))).isEqualTo(LIST.index(1).field("name"));
    assertThat(moves.before(LIST.index(2).field("name"))).hasToString("spec.list[1].name");
    assertThat(moves.after(LIST.index(1).field("name"))).isEqualTo(LIST.index(2).field("name"));
  }

  @Test
  void whatWasPutInWasInTheListNowhere() throws JsonProcessingException {
    Moves moves = moves("['a']", "[{'name': 'new'}, 'a']");
    assertThat(moves.before(LIST.index(0).field("name"))).isEqualTo(LIST);
  }

  @Test
  void elementsBehindOneThatWasTakenOutWereOnePlaceBehind() throws JsonProcessingException {
    Moves moves = moves("['a', 'b', 'c']", "['a', 'c']");
    assertThat(moves.before(LIST.index(0))).isEqualTo(LIST.index(0));
    assertThat(moves.before(LIST.index(1))).isEqualTo(LIST.index(2));
    assertThat(moves.after(LIST.index(2))).isEqualTo(LIST.index(1));
    assertThat(moves.after(LIST.index(1))).isEqualTo(LIST);
  }

  @Test
  void otherPathsStay() throws JsonProcessingException {
    Moves moves = moves("['a']", "['new', 'a']");
    for (FieldPath path : List.of(FieldPath.ROOT, LIST, FieldPath.of("/spec/image"))) {
      assertThat(moves.before(path)).isEqualTo(path);
      assertThat(moves.after(path)).isEqualTo(path);
    }
    FieldPath namesake = FieldPath.of("/spec/other/list").index(1);
    assertThat(moves.before(namesake)).isEqualTo(namesake);
  }

  /** Elements that are told apart are found again, whatever was put in and taken out. */
  @Test
  void elementsAreFoundAgain() throws JsonProcessingException {
    Random random = new Random(Seed.of(MovesTest.class));
    for (int i = 0; i < 2_000; i++) {
      List<String> before = numbers(random);
      List<String> after = new ArrayList<>(before);
      for (int j = random.nextInt(4); j > 0; j--) {
        if (random.nextBoolean() && !after.isEmpty()) {
          after.remove(random.nextInt(after.size()));
        } else {
          after.add(random.nextInt(after.size() + 1), "" + (100 + j));
        }
      }
      Moves moves = moves(before.toString(), after.toString());
      for (int j = 0;
          j < after.size() && moves.edits().stream().noneMatch(MovesTest::isOver);
          j++) {
        int was = before.indexOf(after.get(j));
        assertThat(moves.before(LIST.index(j)))
            .as("%s to %s, element %s", before, after, j)
            .isEqualTo(was < 0 ? LIST : LIST.index(was));
        if (was >= 0) {
          assertThat(moves.after(LIST.index(was))).isEqualTo(LIST.index(j));
        }
      }
    }
  }

  private static boolean isOver(Edit edit) {
    return edit.operation() instanceof PatchOperation.Replace;
  }

  private static List<String> numbers(Random random) {
    List<String> numbers = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      numbers.add("" + i);
    }
    return numbers;
  }

  private static Moves moves(String before, String after) throws JsonProcessingException {
    return new Moves(Difference.between(tree(before), tree(after)));
  }

  private static JsonNode tree(String list) throws JsonProcessingException {
    return JSON.readTree("{'spec': {'list': %s}}".formatted(list).replace('\'', '"'));
  }
}
