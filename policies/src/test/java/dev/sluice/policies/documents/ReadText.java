package dev.sluice.policies.documents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.FieldPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A text of which only the text is known: what was read from it must lie in it, in order. */
public final class ReadText {
  private static final Position FIRST = new Position(1, 1);

  /** The lengths of the lines in code points. */
  private final List<Integer> lengths;

  /** Whether each value stands where its document shows it. */
  private final boolean inOrder;

  public ReadText(String text) {
    String shown = text.startsWith("\uFEFF") ? text.substring(1) : text;
    lengths =
        Stream.of(shown.split("\r\n|\r|\n", -1)).map(l -> l.codePointCount(0, l.length())).toList();
    inOrder = !text.contains("*") && !text.contains("<<");
  }

  /** Documents, their values and the errors have places in the text, in its order. */
  void expectPlaces(Documents read) {
    expectErrors(read.errors());
    Position last = FIRST;
    for (Document document : read.documents()) {
      Position start = document.positions().of(FieldPath.ROOT).orElseThrow();
      require(start.line() == document.line(), "not the line of the document", start);
      require(start.compareTo(last) >= 0, "a document before the one before it", start);
      last = expectValue(document.tree(), document.positions(), inOrder ? last : FIRST);
    }
  }

  /** Each error lies in the text and says in one line what is wrong; they are in its order. */
  public void expectErrors(List<DocumentError> errors) {
    Position last = FIRST;
    for (DocumentError error : errors) {
      Position at = new Position(error.line(), error.column());
      require(at.compareTo(last) >= 0, "an error before the one before it", at);
      expectInside(at, 1);
      expectOneLine(error.problem());
      last = at;
    }
  }

  /** What people read holds nothing that a terminal obeys. */
  public static void expectOneLine(String text) {
    boolean control = text.codePoints().anyMatch(c -> Character.isISOControl(c) || lineEnd(c));
    require(!text.isBlank() && !control, "not one line", text);
  }

  private static boolean lineEnd(int c) {
    return c == 0x2028 || c == 0x2029;
  }

  /** Returns the position of the last value, if values are in order. */
  private Position expectValue(JsonNode value, Positions positions, Position last) {
    Position at = positions.of(FieldPath.ROOT).orElseThrow();
    expectInside(at, value.isNull() || value.asText().isEmpty() ? 1 : 0);
    require(!inOrder || at.compareTo(last) >= 0, "a value before the one before it", at);
    Position latest = at;
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      latest =
          expectChild(field.getValue(), positions, FieldPath.ROOT.field(field.getKey()), latest);
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      latest = expectChild(value.get(i), positions, FieldPath.ROOT.index(i), latest);
    }
    return latest;
  }

  private Position expectChild(JsonNode value, Positions around, FieldPath path, Position last) {
    require(around.of(path).isPresent(), "a value without position", path);
    return expectValue(value, around.below(path), last);
  }

  private void expectInside(Position at, int beyond) {
    boolean inside =
        at.line() >= 1
            && at.line() <= lengths.size()
            && at.column() >= 1
            && at.column() <= lengths.get(at.line() - 1) + beyond;
    require(inside, "not inside the text", at);
  }

  private static void require(boolean fact, String problem, Object at) {
    if (!fact) {
      throw new AssertionError(problem + ": " + at);
    }
  }
}
