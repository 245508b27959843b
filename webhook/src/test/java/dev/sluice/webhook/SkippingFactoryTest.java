package dev.sluice.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.webhook.TreeReader.Omitted;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkippingFactoryTest {
  private static final Omitted WITHOUT_A = Omitted.below(Map.of("a", Omitted.WHOLE));

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

  @Test
  void aLaterErrorIsWhereItIs() {
    assertThatThrownBy(() -> Json.read(bytes("{\"a\": [1,\n2,\n3],\n  \"b\": x}"), WITHOUT_A))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("line 4, column 8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{", "[[]", "{\"b\": {}", "[\"]", "[\"\\", "[\"\\\""})
  void whatDoesNotEndIsAnError(String passedOver) {
    assertThatThrownBy(() -> Json.read(bytes("{\"a\": " + passedOver), WITHOUT_A))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("not valid JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE"})
  void otherEncodingsAreReadAsBefore(String charset) throws Exception {
    byte[] text = "{\"a\": [1], \"b\": \"ä\"}".getBytes(charset);
    assertThat((JsonNode) Json.read(text, WITHOUT_A))
        .isEqualTo(new ObjectMapper().createObjectNode().put("b", "ä"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
