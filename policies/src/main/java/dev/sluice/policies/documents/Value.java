package dev.sluice.policies.documents;

import com.fasterxml.jackson.databind.JsonNode;

/** A value that was read, with the positions of all that it holds. */
record Value(JsonNode tree, Positions positions) {
  static Value scalar(JsonNode tree, Position start) {
    return new Value(tree, Positions.ofScalar(start));
  }
}
