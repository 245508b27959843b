package dev.sluice.policies.generic;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Ruled;

/**
 * The name of a namespace, which is a DNS label.
 *
 * @param rule the rule on names that no namespace can have
 */
record DnsLabel(@JsonProperty(required = true) String rule) implements Ruled {

  /** In profiles {@code dns-label}. */
  static final FieldType<DnsLabel> TYPE = new FieldType<>("dns-label", DnsLabel.class);
}
