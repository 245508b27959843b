package dev.sluice.policies.patch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.util.Optional;

/** Eclipse Parsson, which implements RFC 6902 on trees of its own: it shares no code with ours. */
public final class Parsson {
  private static final JsonMapper JSON = new JsonMapper();

  private Parsson() {}

  /** What a patch makes of a document; empty where an operation cannot be done. */
  public static Optional<JsonNode> apply(JsonNode document, JsonNode patch) {
    try {
      JsonArray operations = (JsonArray) read(patch);
      JsonStructure result = Json.createPatch(operations).apply(read(document));
      return Optional.of(JSON.readTree(result.toString()));
    } catch (RuntimeException refused) {
      return Optional.empty();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonStructure read(JsonNode tree) {
    try (JsonReader reader = Json.createReader(new StringReader(tree.toString()))) {
      return reader.read();
    }
  }
}
