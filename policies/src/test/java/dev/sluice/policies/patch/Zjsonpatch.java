package dev.sluice.policies.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.flipkart.zjsonpatch.CompatibilityFlags;
import com.flipkart.zjsonpatch.JsonPatch;
import java.util.EnumSet;
import java.util.Optional;

/** zjsonpatch with the flag that brings it nearest to RFC 6902. */
public final class Zjsonpatch {
  private Zjsonpatch() {}

  /** What a patch makes of a document; empty where an operation cannot be done. */
  public static Optional<JsonNode> apply(JsonNode document, JsonNode patch) {
    try {
      return Optional.of(
          JsonPatch.apply(
              patch, document, EnumSet.of(CompatibilityFlags.FORBID_REMOVE_MISSING_OBJECT)));
    } catch (RuntimeException refused) {
      return Optional.empty();
    }
  }
}
