package dev.sluice.policies.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads a text of which the test knows what it holds. */
final class Read {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Read() {}

  static Document one(String text) {
    Documents read = Documents.read("a.yaml", text);
    assertThat(read.errors()).isEmpty();
    assertThat(read.documents()).hasSize(1);
    return read.documents().getFirst();
  }

  static JsonNode tree(String text) {
    return one(text).tree();
  }

  /** The error of a text without any readable document, as line:column problem. */
  static String error(String text) {
    return error("a.yaml", text);
  }

  static String error(String source, String text) {
    Documents read = Documents.read(source, text);
    assertThat(read.documents()).isEmpty();
    assertThat(read.errors()).hasSize(1);
    DocumentError error = read.errors().getFirst();
    assertThat(error.source()).isEqualTo(source);
    return "%d:%d %s".formatted(error.line(), error.column(), error.problem());
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
