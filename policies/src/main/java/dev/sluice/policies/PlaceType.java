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
   * A member that must be given. {@code whenAt}: only if there is a value at that pointer; {@code
   * whenIs}: one of these, ignoring case; {@code advice}: the milder half of the rule; {@code why},
   * {@code fix}: text.
   */
  REQUIRED("rule", "also", "whenAt", "whenIs", "advice", "why", "fix"),
  /**
   * An object of which exactly one member may be given. {@code of}: pointers below it; {@code
   * unless}: pointer from the root to what makes up for none; {@code several}: {@code advise} if
   * more than one is let pass; {@code why}: what then happens.
   */
  EXACTLY_ONE("rule", "of", "unless", "several", "why"),
  /**
   * A value that an update must leave as it is once it is there. {@code advice}: the milder half of
   * the rule; {@code why}, {@code fix}: text.
   */
  IMMUTABLE("rule", "advice", "why", "fix"),
  /**
   * A member without effect. {@code key}: a key of the map there; {@code why}, {@code fix}: text.
   */
  IGNORED("rule", "key", "why", "fix"),
  /** The name of a namespace, which is a DNS label. {@code rule}: the id to report. */
  DNS_LABEL("rule"),
  /** The spec of Ververica's own operator, in the shape of its version 2 or 3. */
  VVP_SPEC(),
  /**
   * A list of JSON Patch operations. {@code document}: the entry of {@code patch-documents.yaml}
   * they are written for; {@code kindsAt}: pointer to the kinds they are written for; {@code
   * values}: {@code text} where only texts can be values.
   */
  PATCH_SET("document", "kindsAt", "values");
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
