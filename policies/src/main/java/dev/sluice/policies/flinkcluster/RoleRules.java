package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import java.util.List;
import java.util.Map;

/**
 * The rules that a FlinkCluster has for each of its roles, with the same numbers.
 *
 * @param rules how their ids begin, such as {@code FC-TM}
 */
public record RoleRules(@JsonProperty(required = true) String rules) {
  /** What a role's ports are called, in the order in which the operator declares them. */
  public static final Map<String, List<String>> PORTS =
      Map.of(
          "jobManager", List.of("rpc", "blob", "query", "ui"),
          "taskManager", List.of("rpc", "data", "query"));

  /** A role; in profiles {@code flink-cluster-role}. */
  public static final FieldType<RoleRules> ROLE =
      new FieldType<>("flink-cluster-role", RoleRules.class);

  /** The resources of a role; in profiles {@code flink-cluster-resources}. */
  static final FieldType<RoleRules> RESOURCES =
      new FieldType<>("flink-cluster-resources", RoleRules.class);

  /** The id of the rule of that number. */
  public String rule(int number) {
    return rules + number;
  }
}
