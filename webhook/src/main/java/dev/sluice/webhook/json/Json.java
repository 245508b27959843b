package dev.sluice.webhook.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.webhook.json.TreeReader.Outline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * JSON as it comes from and goes to the network: strict, and bounded in depth, tokens and numbers.
 */
public final class Json {
  /** Deeper JSON is refused; the API server itself lets 9,900 levels pass. */
  static final int MAX_DEPTH = 1_000;

  /** A tree takes up to 100 bytes a token, so that 3 bytes of a body may take 80 of the heap. */
  static final int MAX_TOKENS = 1_000_000;

  private static volatile SkippingParser.Factory factory = new SkippingParser.Factory(settings());

  /** Reads names without a table, so that no choice of names is too much for it. */
  private static final JsonFactory TABLELESS =
      settings().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  private static final JsonMapper MAPPER = JsonMapper.builder(settings().build()).build();

  private Json() {}

  private static JsonFactoryBuilder settings() {
    JsonFactoryBuilder settings = new JsonFactoryBuilder();
    settings.streamReadConstraints(
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNumberLength(1_000)
            .maxTokenCount(MAX_TOKENS)
            .build());
    // Names are a stranger's; the JVM's table of interned texts never shrinks.
    settings.disable(JsonFactory.Feature.INTERN_FIELD_NAMES);
    return settings;
  }

  /**
   * Keeps the names in some objects, so that fields read later are named by the same strings as
   * those that rules look for: most look-ups then end at the first comparison. They get a table of
   * their own, since one that strangers' names have filled may have no room for them.
   */
  public static void learn(List<byte[]> objects) {
    SkippingParser.Factory fresh = new SkippingParser.Factory(settings());
    try {
      for (byte[] object : objects) {
        fresh.learn(object);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    factory = fresh;
  }

  /**
   * The one JSON value in the bytes, without what its outline leaves out; duplicate fields and
   * trailing text are refused.
   */
  public static JsonNode read(byte[] bytes, Outline outline) throws UnreadableJson {
    int invalid = isWider(bytes) ? -1 : Utf8.invalidAt(bytes);
    if (invalid >= 0) {
      throw unreadable("the body is not valid UTF-8 at byte " + invalid);
    }
    try {
      return tree(bytes, outline);
    } catch (StreamConstraintsException e) {
      throw new UnreadableJson(bounds(e.getOriginalMessage()), true);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String where =
          at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw unreadable("the body is not valid JSON" + where + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      throw unreadable("the body is not valid UTF-8: " + e.getMessage());
    }
  }

  /** UTF-16 or UTF-32, of which the first character, a bracket, has bytes that are zero. */
  private static boolean isWider(byte[] bytes) {
    return bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0);
  }

  private static JsonNode tree(byte[] bytes, Outline outline) throws IOException, UnreadableJson {
    try {
      return tree(factory, bytes, outline);
    } catch (StreamConstraintsException e) {
      if (isOfNames(e)) {
        return tree(TABLELESS, bytes, outline);
      }
      throw e;
    }
  }

  /**
   * Jackson keeps names in a table and gives up where too many look alike to it, which a few
   * hundred chosen ones do: nothing is wrong with them.
   */
  private static boolean isOfNames(StreamConstraintsException problem) {
    return problem.getOriginalMessage().contains("symbol table");
  }

  private static JsonNode tree(JsonFactory factory, byte[] bytes, Outline outline)
      throws IOException, UnreadableJson {
    try (JsonParser parser = factory.createParser(bytes)) {
      JsonNode tree = TreeReader.read(parser, outline);
      if (tree == null) {
        throw unreadable("the body is empty; send an AdmissionReview");
      }
      return tree;
    }
  }

  private static UnreadableJson unreadable(String problem) {
    return new UnreadableJson(problem, false);
  }

  /** Without the name of Jackson's setting. */
  private static String bounds(String problem) {
    return "the body is out of bounds: " + problem.replaceAll(", from `[^`]*`", "");
  }

  public static byte[] write(JsonNode tree, boolean pretty) {
    try {
      return pretty
          ? MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree)
          : MAPPER.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
