package dev.sluice.policies.apache;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Ruled;

/**
 * A name that Flink's objects are named after.
 *
 * @param longest the most characters that leave room for what is put behind it
 * @param why what it is for
 */
record ClusterName(
    @JsonProperty(required = true) String rule,
    @JsonProperty(required = true) int longest,
    @JsonProperty(required = true) String why)
    implements Ruled {
  static final FieldType<ClusterName> TYPE = new FieldType<>("cluster-name", ClusterName.class);
}
