package dev.sluice.policies.apache;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.OptionText;
import dev.sluice.policies.kubernetes.FieldPointer;
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

  /** What was read from a field; empty where it takes a cluster that is not known. */
  private record Reading(Optional<OperatorConfiguration> configuration) {}

  /** The configuration at a field; empty where it takes a cluster that is not known. */
  static Optional<OperatorConfiguration> of(Field<OperatorOptions> field) {
    return field.once(Reading.class, f -> new Reading(read(f))).configuration();
  }

  /** The configuration whose field in the kind profile is at a pointer. */
  static Optional<OperatorConfiguration> at(FieldPointer pointer, Resource resource) {
    Reading known = resource.known(pointer, Reading.class);
    return known != null
        ? known.configuration()
        : resource.field(OperatorOptions.TYPE, pointer).flatMap(OperatorConfiguration::of);
  }

  private static Optional<OperatorConfiguration> read(Field<OperatorOptions> field) {
    return field
        .spec()
        .clusterAt()
        .map(at -> ofSessionJob(field.other(at), field))
        .orElseGet(() -> Optional.of(ofCluster(field)));
  }

  private static OperatorConfiguration ofCluster(Field<OperatorOptions> field) {
    String version = field.spec().versionAt().map(field::other).map(Value::scalar).orElse("");
    return over(FlinkConfiguration.NONE, version, field);
  }

  private static Optional<OperatorConfiguration> ofSessionJob(
      Value clusterName, Field<OperatorOptions> field) {
    if (!(cluster(clusterName, field.resource()) instanceof State.Lookup.Found(JsonNode cluster))) {
      return Optional.empty();
    }
    JsonNode spec = cluster.path("spec");
    Value options = Value.of(spec.path("flinkConfiguration"), field.path());
    FlinkConfiguration below = FlinkConfiguration.of(options, true).at(field.path());
    return Optional.of(over(below, spec.path("flinkVersion").asText(""), field));
  }

  /** The FlinkDeployment of a name in the resource's namespace. */
  static State.Lookup cluster(Value name, Resource resource) {
    return resource.state().find(GROUP, "FlinkDeployment", resource.namespace(), name.scalar());
  }

  private static OperatorConfiguration over(
      FlinkConfiguration cluster, String version, Field<OperatorOptions> field) {
    Resource resource = field.resource();
    Optional<FlinkConfiguration> defaults =
        OperatorDefaults.of(resource)
            .map(d -> d.in(resource.namespace(), version).at(field.path()));
    FlinkConfiguration own = FlinkConfiguration.at(field.at(), resource);
    FlinkConfiguration all = own.over(cluster.over(defaults.orElse(FlinkConfiguration.NONE)));
    return new OperatorConfiguration(all, defaults.isPresent());
  }

  /** The value of a boolean option, under the first of its names that is set. */
  Optional<Boolean> bool(String... keys) {
    return options.get(keys).flatMap(option -> OptionText.bool(option.text()));
  }

  /**
   * Whether an option is set to more than blanks or null, under the first of its names that is set.
   */
  boolean isFilled(String... keys) {
    return options
        .get(keys)
        .map(FlinkConfiguration.Entry::text)
        .filter(text -> !text.isBlank() && !text.equals("null"))
        .isPresent();
  }
}
