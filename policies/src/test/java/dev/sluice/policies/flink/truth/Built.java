package dev.sluice.policies.flink.truth;

import com.fasterxml.jackson.databind.JsonNode;

/** What Flink makes of options and a template. */
public sealed interface Built {

  /** A pod, or a Deployment's pod template: {@code metadata} and {@code spec}. */
  record Pod(JsonNode tree) implements Built {}

  /** Flink refuses the configuration or the template. */
  record Refused(Throwable reason) implements Built {}
}
