package dev.sluice.policies;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;

/**
 * What can sit at a place of a kind profile, with the attributes a profile may give it.
 *
 * <p>In data files the names are lower case with hyphens, as in {@code label-map}. An attribute
 * whose name ends in {@code At} is a pointer, relative to the included shape where there is one.
 */
public enum PlaceType {
  /** The whole object. {@code surface}: how users meet the kind. */
  RESOURCE("surface"),
  /** A map of labels that reaches pods or workload objects. {@code reserved}: sets of keys. */
  LABEL_MAP("reserved", "also", "role"),
  /**
   * A map of Flink's options. {@code keys}: nested or flat; {@code reserved}: sets of label keys,
   * where Flink builds pods from it; {@code templateFiles}: the rule on pod-template files next to
   * inline templates; {@code ports}: native, platform or roles, whose ports its options meet.
   */
  FLINK_CONFIGURATION("keys", "reserved", "templateFiles", "ports"),
  /**
   * A pod whose containers declare ports: a template, or a FlinkCluster role if it has {@code
   * names}, the role's own ports in order, with the rules {@code numberRule} and {@code nameRule}.
   * {@code processes}: who runs in it; {@code configurationAt}: their configuration; {@code
   * jobmanagerAt}, {@code taskmanagerAt}: the template laid over it for one of them; {@code
   * collisions}: the rule on collisions with Flink's own ports, where it is not Flink's; {@code
   * certain}: false where the process is a guess.
   */
  CONTAINER_PORTS(
      "names",
      "numberRule",
      "nameRule",
      "processes",
      "configurationAt",
      "jobmanagerAt",
      "taskmanagerAt",
      "collisions",
      "certain");

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<String> attributes;

  PlaceType(String... attributes) {
    this.attributes = Set.of(attributes);
  }

  static PlaceType of(String name, String file) {
    try {
      return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(file + ": no place type " + name, e);
    }
  }

  void check(JsonNode data, String file) {
    data.fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals("type") && !name.equals("at") && !attributes.contains(name)) {
                throw new IllegalStateException(file + ": no attribute " + name + " of " + this);
              }
            });
  }
}
