package dev.sluice.policies.apache;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.state.State;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The Apache operator's own configuration, on top of which it puts a resource's: what holds for
 * all, then for a namespace, then for versions of Flink, newer ones last.
 */
public final class OperatorDefaults {
  /** How a policy ends the doubt about them. */
  public static final String IN_A_POLICY =
      " (in a policy: installation.apache.defaultConfiguration)";

  private static final String OLDER_FILE = "flink-conf.yaml";
  private static final String FILE = "config.yaml";
  private static final String PREFIX = "kubernetes.operator.default-configuration.";
  private static final String VERSIONS = PREFIX + "flink-version.";

  /** What was read last: policies change seldom, and one is asked for each verdict. */
  private static volatile @Nullable Read last;

  private record Read(JsonNode given, OperatorDefaults defaults) {}

  private final FlinkConfiguration whole;
  private final boolean layered;

  private OperatorDefaults(FlinkConfiguration whole) {
    this.whole = whole;
    this.layered = !whole.below(PREFIX).isEmpty();
  }

  /**
   * What the operator sets for all resources; empty where no policy says so, and where one names a
   * ConfigMap that is not known.
   */
  public static Optional<OperatorDefaults> of(Resource resource) {
    return resource
        .installation()
        .apacheDefaults()
        .or(() -> ofConfigMap(resource))
        .filter(given -> given.isObject() || given.isTextual())
        .map(OperatorDefaults::of);
  }

  /** As Flink reads its folder: the older file counts where both are there. */
  private static Optional<JsonNode> ofConfigMap(Resource resource) {
    return resource
        .installation()
        .apacheDefaultsFrom()
        .map(from -> resource.state().find("", "ConfigMap", from.namespace(), from.name()))
        .filter(State.Lookup.Found.class::isInstance)
        .map(found -> ((State.Lookup.Found) found).object().path("data"))
        .map(data -> data.path(data.has(OLDER_FILE) ? OLDER_FILE : FILE));
  }

  /** Reads a map of options, or the text of a {@code config.yaml} or {@code flink-conf.yaml}. */
  private static OperatorDefaults of(JsonNode given) {
    Read read = last;
    if (read == null || !read.given.equals(given)) {
      JsonNode map = given.isTextual() ? parse(given.textValue()) : given;
      Value options = Value.of(withoutNulls(map), FieldPath.ROOT);
      read =
          new Read(
              given, new OperatorDefaults(FlinkConfiguration.of(options, true).at(FieldPath.ROOT)));
      last = read;
    }
    return read.defaults;
  }

  /** What holds for a resource in a namespace with a version of Flink such as {@code v1_20}. */
  public FlinkConfiguration in(String namespace, String version) {
    if (!layered) {
      return whole;
    }
    FlinkConfiguration options = whole.under(PREFIX + "namespace." + namespace + ".").over(whole);
    for (String layer : layers(version)) {
      options = whole.under(VERSIONS + layer + ".").over(options);
    }
    return options;
  }

  /** The layers for a version, such as {@code v1_19+} and {@code v1_20}, newer ones last. */
  private Collection<String> layers(String version) {
    Map<Long, String> layers = new TreeMap<>();
    for (FlinkConfiguration.Entry entry : whole.below(VERSIONS)) {
      String rest = entry.key().substring(VERSIONS.length());
      String layer = rest.substring(0, Math.max(0, rest.indexOf('.')));
      boolean andNewer = layer.endsWith("+");
      String from = andNewer ? layer.substring(0, layer.length() - 1) : layer;
      if (andNewer
          ? FlinkVersion.order(from) <= FlinkVersion.order(version)
          : from.equals(version)) {
        layers.put(2 * FlinkVersion.order(from) + (andNewer ? 0 : 1), layer);
      }
    }
    return layers.values();
  }

  private static JsonNode parse(String text) {
    Documents read = Documents.read("defaultConfiguration", text);
    boolean yaml = read.errors().isEmpty() && read.documents().size() == 1;
    return yaml && read.documents().getFirst().tree().isObject()
        ? read.documents().getFirst().tree()
        : lines(text);
  }

  /** In a file of Flink's, other than in a resource, a key without a value is not set. */
  private static JsonNode withoutNulls(JsonNode map) {
    ObjectNode options = JsonNodeFactory.instance.objectNode();
    map.properties().stream()
        .filter(option -> !option.getValue().isNull())
        .forEach(option -> options.set(option.getKey(), option.getValue()));
    return options;
  }

  /** Flink's older files are no YAML: a line is a key, a colon with a blank, and the rest. */
  private static JsonNode lines(String text) {
    ObjectNode options = JsonNodeFactory.instance.objectNode();
    for (String line : text.lines().toList()) {
      List<String> parts = List.of(line.split("#", 2)[0].split(":\\s", 2));
      if (parts.size() == 2) {
        options.put(parts.getFirst().strip(), parts.getLast().strip());
      }
    }
    return options;
  }
}
