package dev.sluice.policies.targets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.Steps;
import java.util.Map;

/** What a patch set may do to one object: it is counted, so that a few operations are no bomb. */
final class Budget {
  /** Of one patch set. */
  static final int MAX_OPERATIONS = 256;

  /** Of the text of a whole patch set. */
  static final int MAX_CHARACTERS = 256 * 1024;

  /** Of all values together that operations copy or add; what the API server lets be copied. */
  static final int MAX_ADDED = 3 * 1024 * 1024;

  /** Of an object with what was put into it: as much as a review may have. */
  static final int MAX_DEPTH = 1_000;

  private final Steps steps;
  private long added;

  Budget(Steps steps) {
    this.steps = steps;
  }

  /** A copy of a value, which from now on counts as added at a place. */
  JsonNode copied(JsonNode value, Place place) throws Misfit {
    return added(value, place).deepCopy();
  }

  /** A value that is added at a place. */
  JsonNode added(JsonNode value, Place place) throws Misfit {
    count(value, place.tokens().size());
    return value;
  }

  private void count(JsonNode value, int depth) throws Misfit {
    steps.take();
    if (depth > MAX_DEPTH) {
      throw Misfit.tooDeep();
    }
    added += 8L + (value.isTextual() ? value.textValue().length() : 0);
    if (added > MAX_ADDED) {
      throw Misfit.tooLarge();
    }
    if (value.isObject()) {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        added += member.getKey().length();
        count(member.getValue(), depth + 1);
      }
    } else {
      for (JsonNode element : value) {
        count(element, depth + 1);
      }
    }
  }
}
