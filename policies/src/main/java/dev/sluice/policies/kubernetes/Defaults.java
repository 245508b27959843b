package dev.sluice.policies.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** What the API server fills in at a field, and below it, where an object gives nothing. */
public interface Defaults {
  /** Nothing is filled in. */
  Defaults NONE =
      new Defaults() {
        @Override
        public JsonNode value() {
          return MissingNode.getInstance();
        }

        @Override
        public Defaults field(String name) {
          return this;
        }

        @Override
        public boolean isNone() {
          return true;
        }
      };

  /** The value that is filled in at this field; missing where none is. */
  JsonNode value();

  /** What is filled in at and below a field of this one. */
  Defaults field(String name);

  /** Whether something is filled in at or below this field where an object does not give it. */
  default boolean fillsIn() {
    return !value().isMissingNode();
  }

  /** Whether nothing is filled in at or below this field. */
  default boolean isNone() {
    return false;
  }
}
