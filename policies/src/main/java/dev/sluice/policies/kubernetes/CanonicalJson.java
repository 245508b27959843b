package dev.sluice.policies.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** JSON with sorted members, so that equal values have equal texts and digests. */
public final class CanonicalJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

  private CanonicalJson() {}

  /** The text of a value; empty for a missing one. */
  public static String text(JsonNode value) {
    try {
      return value.isMissingNode() ? "" : MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /** SHA-256 over the text of a value, 64 hex digits. */
  public static String digest(JsonNode value) {
    return digest(List.of(value));
  }

  /** SHA-256 over the texts of documents, 64 hex digits. */
  public static String digest(List<JsonNode> documents) {
    MessageDigest digest = sha256();
    for (JsonNode document : documents) {
      digest.update((text(document) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
