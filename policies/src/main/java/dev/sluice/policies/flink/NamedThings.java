package dev.sluice.policies.flink;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.FieldPointer;
import java.util.List;

/**
 * A list of named things beside which Flink puts its own.
 *
 * @param what is in the list
 * @param roles of the pods: {@code jobmanager}, {@code taskmanager}
 * @param configurationAt the Flink configuration of these pods
 * @param ofMainContainer where it is a list of containers: the field of the main one that is meant
 */
record NamedThings(
    @JsonProperty(required = true) What what,
    @JsonProperty(required = true) List<String> roles,
    @JsonProperty(required = true) FieldPointer configurationAt,
    String ofMainContainer) {

  /** In profiles {@code flink-names}. */
  static final FieldType<NamedThings> TYPE = new FieldType<>("flink-names", NamedThings.class);

  /** What Flink names, by the field of a pod that holds it. */
  enum What {
    volumes,
    env
  }
}
