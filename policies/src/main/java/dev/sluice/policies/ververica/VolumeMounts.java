package dev.sluice.policies.ververica;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.generic.KnownFields;
import dev.sluice.policies.kind.FieldType;
import java.util.List;

/**
 * A list of pairs of a volume and its mount.
 *
 * @param rule the rule on fields that a pair does not have
 * @param fields the names of those it has
 * @param elsewhere the names of the fields of Kubernetes' own volumes and mounts
 */
record VolumeMounts(
    @JsonProperty(required = true) String rule,
    @JsonProperty(required = true) List<String> fields,
    @JsonProperty(required = true) List<String> elsewhere)
    implements KnownFields {

  /** In profiles {@code ververica-volume-mounts}. */
  static final FieldType<VolumeMounts> TYPE =
      new FieldType<>("ververica-volume-mounts", VolumeMounts.class);
}
