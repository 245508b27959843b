package dev.sluice.policies.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.policies.kubernetes.FieldPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionsTest {
  private static final String TEXT =
      """
      kind: List
      # comment
      items:
      - spec:
          empty:
          'quo/ted': "x"
          \uD83D\uDE00: &anchor {f: 1, \uD83D\uDE00: [p, q]}
        text: |
          a
      """;

  @ParameterizedTest
  @CsvSource({
    "'', 1:1",
    "kind, 1:7",
    "items, 4:1",
    "items 0, 4:3",
    "items 0 spec, 5:5",
    "items 0 spec empty, 5:11",
    "items 0 spec quo/ted, 6:16",
    "items 0 spec \uD83D\uDE00, 7:8",
    "items 0 spec \uD83D\uDE00 f, 7:20",
    "items 0 spec \uD83D\uDE00 \uD83D\uDE00, 7:26",
    "items 0 spec \uD83D\uDE00 \uD83D\uDE00 1, 7:30",
    "items 0 text, 8:9"
  })
  void everyValueHasThePositionOfItsStart(String path, String at) {
    assertThat(Read.one(TEXT).positions().of(path(path)).map(PositionsTest::text)).contains(at);
  }

  @ParameterizedTest
  @CsvSource({"items 1, 4:1", "items 0 spec empty x, 5:11", "nothing at all, 1:1", "kind 0, 1:7"})
  void missingValueHasThePositionOfItsClosestAncestor(String path, String at) {
    Positions positions = Read.one(TEXT).positions();
    assertThat(positions.of(path(path))).isEmpty();
    assertThat(text(positions.nearest(path(path)))).isEqualTo(at);
  }

  @Test
  void pathsBelowAnItemStartAtTheItem() {
    Positions item = Read.one(TEXT).positions().below(path("items 0"));
    assertThat(item.of(path("spec"))).contains(new Position(5, 5));
    assertThat(item.nearest(path("status"))).isEqualTo(new Position(4, 3));
    assertThat(item.below(path("gone")).nearest(path("spec"))).isEqualTo(new Position(4, 3));
  }

  @Test
  void jsonOnOneLineHasColumnsInCodePoints() {
    String face = "\uD83D\uDE00";
    Document read = Read.one("{\"" + face + "\":\"" + face + face + "\",\"b\":[true,{}]}");
    assertThat(read.positions().of(path(face))).contains(new Position(1, 6));
    assertThat(read.positions().of(path("b"))).contains(new Position(1, 15));
    assertThat(read.positions().of(path("b 1"))).contains(new Position(1, 21));
  }

  @Test
  void positionsOfLaterDocumentsCountFromTheStartOfTheSource() {
    Documents read =
        Documents.read("-", "\uD83D\uDE00: 1\r\n---\r\na:\r\n  b: x\r\n--- {\"c\": 2}");
    assertThat(read.documents().get(1).positions().of(FieldPath.of("/a/b")))
        .contains(new Position(4, 6));
    assertThat(read.documents().get(2).positions().of(FieldPath.of("/c")))
        .contains(new Position(5, 11));
  }

  private static FieldPath path(String steps) {
    FieldPath path = FieldPath.ROOT;
    for (String step : steps.isEmpty() ? new String[0] : steps.split(" ", -1)) {
      path = step.matches("[0-9]+") ? path.index(Integer.parseInt(step)) : path.field(step);
    }
    return path;
  }

  private static String text(Position at) {
    return at.line() + ":" + at.column();
  }
}
