package dev.sluice.policies.apache;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.OptionText;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.state.State;
import java.util.Optional;

/**
 * The configuration that the Apache operator judges a resource by: its own defaults, those of the
 * cluster that a session job is for, and the resource's options over them.
 *
 * @param options the options; those that the resource does not give are all at the path of its map
 * @param certain whether a policy says what the operator's defaults are, so that what is not here
 *     is not set
 */
record OperatorConfiguration(FlinkConfiguration options, boolean certain) {
  static final String GROUP = "flink.apache.org";

  /** The rule whose parameters say what is known of the operator, for all rules. */
  private static final String RULE = "FD-CONF-1";

  /**
   * The configuration at a place of type {@code OPERATOR_CONFIGURATION}; empty where it takes a
   * cluster that is not known.
   */
  static Optional<OperatorConfiguration> of(Field site) {
    return site.resource().once(site.place(), OperatorConfiguration::read);
  }

  /** The configuration whose place in the kind profile is at a pointer. */
  static Optional<OperatorConfiguration> at(String pointer, Resource resource) {
    return resource.kind().places(FieldType.OPERATOR_CONFIGURATION).stream()
        .filter(place -> place.at().toString().equals(pointer))
        .findFirst()
        .flatMap(place -> of(new Field(place, resource)));
  }

  /** The options that a specification gives itself. */
  static FlinkConfiguration own(Field site) {
    return FlinkConfiguration.at(site.place().text("configurationAt"), site.resource());
  }

  /** Whether the operator is still the one before {@code resources} and some of the checks. */
  static boolean isOf115(Field site) {
    return site.parameter(RULE, "flinkOperator").asText("main").equals("1.15");
  }

  /** What the operator sets for all resources; empty where no policy says so. */
  static Optional<OperatorDefaults> defaults(Field site) {
    JsonNode given = site.parameter(RULE, "defaultConfiguration");
    return given.isObject() || given.isTextual()
        ? Optional.of(OperatorDefaults.of(given))
        : Optional.empty();
  }

  private static Optional<OperatorConfiguration> read(Field site) {
    FlinkConfiguration own = FlinkConfiguration.at(site.place().at().toString(), site.resource());
    if (site.place().text("clusterAt").isEmpty()) {
      String version = site.other("versionAt").node().asText("");
      return Optional.of(over(FlinkConfiguration.NONE, own, version, site));
    }
    State.Lookup lookup = cluster(site.other("clusterAt"), site.resource());
    if (!(lookup instanceof State.Lookup.Found(JsonNode cluster))) {
      return Optional.empty();
    }
    JsonNode spec = cluster.path("spec");
    Value options = new Value(spec.path("flinkConfiguration"), site.place().path());
    FlinkConfiguration below = FlinkConfiguration.of(options, true).at(site.place().path());
    return Optional.of(over(below, own, spec.path("flinkVersion").asText(""), site));
  }

  /** The FlinkDeployment of a name in the resource's namespace. */
  static State.Lookup cluster(Value name, Resource resource) {
    return resource
        .state()
        .find(GROUP, "FlinkDeployment", resource.namespace(), name.node().asText(""));
  }

  private static OperatorConfiguration over(
      FlinkConfiguration cluster, FlinkConfiguration own, String version, Field site) {
    Optional<FlinkConfiguration> defaults =
        defaults(site).map(d -> d.in(site.resource().namespace(), version).at(site.place().path()));
    FlinkConfiguration all = own.over(cluster.over(defaults.orElse(FlinkConfiguration.NONE)));
    return new OperatorConfiguration(all, defaults.isPresent());
  }

  /** The value of a boolean option, under the first of its names that is set. */
  Optional<Boolean> bool(String... keys) {
    return options.get(keys).flatMap(o -> OptionText.bool(o.text()));
  }

  /** Whether an option is set to more than blanks, under the first of its names that is set. */
  boolean isFilled(String... keys) {
    return options.get(keys).filter(option -> !option.text().isBlank()).isPresent();
  }
}
