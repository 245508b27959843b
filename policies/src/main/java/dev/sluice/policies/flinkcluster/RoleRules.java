package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;

/**
 * The rules that a FlinkCluster has for each of its roles, with the same numbers.
 *
 * @param rules how their ids begin, such as {@code FC-TM}
 */
record RoleRules(@JsonProperty(required = true) String rules) {
  /** A role; in profiles {@code flink-cluster-role}. */
  static final FieldType<RoleRules> ROLE = new FieldType<>("flink-cluster-role", RoleRules.class);

  /** The resources of a role; in profiles {@code flink-cluster-resources}. */
  static final FieldType<RoleRules> RESOURCES =
      new FieldType<>("flink-cluster-resources", RoleRules.class);

  /** The id of the rule of that number. */
  String rule(int number) {
    return rules + number;
  }
}
