package dev.sluice.webhook.json;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.webhook.json.TreeReader.Outline;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeReaderTest {
  private static final Outline WITHOUT_A = Outline.of(Map.of("a", Outline.OMITTED));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "[[], {}, [{}]]",
        "{\"f:spec\": {\".\": {}}, \"time\": \"2026\"}",
        "[\"]\", \"}\", \"\\\"]\", \"\\\\\", \"\\u005d\"]",
        "[\n 1,\n 2\n]",
        "\"a [text\"",
        "7",
        "null"
      })
  void whatComesAfterIsReadAsIfNothingHadBeenPassedOver(String passedOver) throws Exception {
    byte[] text = bytes("{\"b\": 1, \"a\": " + passedOver + ", \"c\": [2]}");
    ObjectNode expected = (ObjectNode) new ObjectMapper().readTree(text);
    expected.remove("a");
    assertThat((JsonNode) Json.read(text, WITHOUT_A)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "a\\\"b",
        "\\n",
        "\\u00e4 at the end of it \\\\",
        "ä",
        "plain, then ä, then \\t",
        "😀",
        "\u007f"
      })
  void textsAreReadAsByJackson(String text) throws Exception {
    byte[] json = bytes("{\"a\": \"" + text + "\", \"b\": [\"" + text + "\", 1], \"c\": \"d\"}");
    assertThat((JsonNode) Json.read(json, Outline.NONE))
        .isEqualTo(new ObjectMapper().readTree(json));
  }

  @Test
  void aLongTextIsReadAsByJackson() throws Exception {
    byte[] json = bytes("{\"a\": \"" + "x".repeat(100_000) + "\", \"b\": 1}");
    assertThat((JsonNode) Json.read(json, Outline.NONE))
        .isEqualTo(new ObjectMapper().readTree(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"no end", "\"a\nb\"", "\"\u0001\"", "\"a\\x\"", "\"a\\"})
  void aTextThatIsNoneIsAnErrorWhereJacksonFindsIt(String text) {
    String json = "{\"a\": " + text;
    assertThatThrownBy(() -> Json.read(bytes(json), Outline.NONE))
        .isInstanceOf(UnreadableJson.class)
        .hasMessageContaining("not valid JSON at " + location(json));
  }

  private static String location(String json) {
    JsonProcessingException problem =
        assertThrows(JsonProcessingException.class, () -> new ObjectMapper().readTree(bytes(json)));
    JsonLocation at = problem.getLocation();
    return "line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  @Test
  void namesThatLookAlikeToTheTableOfNamesAreRead() throws Exception {
    String members = alike(1_500).map(name -> '"' + name + "\": 1").collect(joining(", "));
    byte[] text = bytes("{\"a\": 0, " + members + "}");
    assertThatThrownBy(() -> new ObjectMapper().readTree(text))
        .hasMessageContaining("symbol table");
    assertThat((JsonNode) Json.read(text, WITHOUT_A)).hasSize(1_500);
    assertThat((JsonNode) Json.read(bytes("{\"b\": 1}"), WITHOUT_A)).hasSize(1);
  }

  /**
   * Names of eight letters to which Jackson's table gives one hash whatever its seed, which it adds
   * to the mixture of the two halves: to a first half there is a second that undoes it.
   */
  private static Stream<String> alike(int count) {
    int inverse = 0x3e0f83e1; // of 33, by which the second half is multiplied
    return IntStream.iterate(0, i -> i + 1)
        .map(TreeReaderTest::spread)
        .filter(TreeReaderTest::isLetters)
        .mapToObj(
            first -> {
              int mixed = first + (first >>> 15);
              return new int[] {first, -(mixed ^ mixed >>> 9) * inverse};
            })
        .filter(halves -> isLetters(halves[1]))
        .map(halves -> ByteBuffer.allocate(8).putInt(halves[0]).putInt(halves[1]).array())
        .map(name -> new String(name, StandardCharsets.US_ASCII))
        .limit(count);
  }

  /** Six bits of a number to each of four bytes, most of which are letters then. */
  private static int spread(int number) {
    int half = 0;
    for (int i = 0; i < 4; i++) {
      half = half << 8 | 0x40 | ((number >>> (6 * i)) & 63);
    }
    return half;
  }

  private static boolean isLetters(int half) {
    for (int shift = 0; shift < 32; shift += 8) {
      int letter = (half >>> shift & 0xff | 0x20) - 'a';
      if (letter < 0 || letter > 25) {
        return false;
      }
    }
    return true;
  }

  @Test
  void aLaterErrorIsWhereItIs() {
    assertThatThrownBy(() -> Json.read(bytes("{\"a\": [1,\n2,\n3],\n  \"b\": x}"), WITHOUT_A))
        .isInstanceOf(UnreadableJson.class)
        .hasMessageContaining("line 4, column 8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{", "[[]", "{\"b\": {}", "[\"]", "[\"\\", "[\"\\\""})
  void whatDoesNotEndIsAnError(String passedOver) {
    assertThatThrownBy(() -> Json.read(bytes("{\"a\": " + passedOver), WITHOUT_A))
        .isInstanceOf(UnreadableJson.class)
        .hasMessageContaining("not valid JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE"})
  void otherEncodingsAreReadAsBefore(String charset) throws Exception {
    byte[] text = "{\"a\": [1], \"b\": \"ä\"}".getBytes(charset);
    assertThat((JsonNode) Json.read(text, WITHOUT_A))
        .isEqualTo(new ObjectMapper().createObjectNode().put("b", "ä"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"spec\":{\"a\":[1]}}; {\"spec\":{\"a\":[1]}}; true",
        "{\"spec\":{\"a\":[1]}}; {\"spec\":{\"a\":[1],\"b\":2}}; false",
        "{\"spec\":{\"a\":[1],\"b\":2}}; {\"spec\":{\"a\":[1]}}; false",
        "{\"spec\":[1]}; {\"spec\":[2]}; false",
        "{\"spec\":[1]}; {\"spec\":1}; false",
        "{\"spec\":[1]}; {\"other\":[1]}; false",
        "{\"spec\":[[1]]}; {\"spec\":[1]}; false"
      })
  void whatIsAlikeInBothIsReadOnce(String one, String other, boolean once) throws Exception {
    Outline outline = Outline.repeated(Map.of());
    byte[] text = bytes("{\"object\":" + one + ",\"oldObject\":" + other + ",\"c\":1}");
    JsonNode read = Json.read(text, Outline.of(Map.of("object", outline, "oldObject", outline)));
    assertThat(read).isEqualTo(new ObjectMapper().readTree(text));
    assertThat(read.at("/object/spec") == read.at("/oldObject/spec")).isEqualTo(once);
  }

  @Test
  void whatIsAlikeOnSeveralLinesDoesNotMoveALaterError() {
    Outline outline = Outline.repeated(Map.of());
    Outline both = Outline.of(Map.of("a", outline, "b", outline));
    String text = "{\"a\": {\"c\": [1,\n2]}, \"b\": {\"c\": [1,\n2]}, \"d\": x}";
    assertThatThrownBy(() -> Json.read(bytes(text), both))
        .isInstanceOf(UnreadableJson.class)
        .hasMessageContaining("line 3, column 11");
  }

  @Test
  void aMemberGivenTwiceIsAnErrorAlsoWhereItIsAlike() {
    Outline outline = Outline.repeated(Map.of());
    assertThatThrownBy(() -> Json.read(bytes("{\"a\":[1],\"a\":[1]}"), outline))
        .isInstanceOf(UnreadableJson.class)
        .hasMessageContaining("Duplicate field 'a'");
  }

  @Test
  void namesThatWereLearntAreTheSameStringsEvenAfterThousandsOfOthers() throws Exception {
    JsonFactoryBuilder settings = new JsonFactoryBuilder();
    settings.disable(JsonFactory.Feature.INTERN_FIELD_NAMES);
    SkippingParser.Factory factory = new SkippingParser.Factory(settings);
    factory.learn(bytes("{\"taskManager\":0}"));
    assertThat(name(factory, "{\"taskManager\":0}")).isSameAs("taskManager");
    String others =
        IntStream.range(0, 10_000).mapToObj(i -> "\"n" + i + "\":0").collect(joining(","));
    name(factory, "{" + others + "}");
    assertThat(name(factory, "{\"taskManager\":0}")).isSameAs("taskManager");
  }

  /** The last member's name. */
  private static String name(JsonFactory factory, String object) throws Exception {
    try (JsonParser parser = factory.createParser(bytes(object))) {
      String last = "";
      while (parser.nextToken() != null) {
        last = parser.currentName() == null ? last : parser.currentName();
      }
      return last;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
