package dev.sluice.policies.generic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.Rule;
import dev.sluice.policies.state.State.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Fields that the API server drops because the kind's definition does not have them, told where the
 * definition is in the state. A review's object has gone through this before.
 */
final class PrunedFields implements Rule<WholeResource> {
  private static final String ID = "SLU-065";
  private static final String GROUP = "apiextensions.k8s.io";
  private static final Set<String> OF_EVERY_OBJECT = Set.of("apiVersion", "kind", "metadata");

  @Override
  public void judge(Field<WholeResource> field, Findings findings) {
    Resource resource = field.resource();
    if (resource.origin() != Origin.DOCUMENT) {
      return;
    }
    KindProfile kind = resource.kind();
    String name = kind.plural() + "." + kind.name().group();
    Lookup lookup = resource.state().find(GROUP, "CustomResourceDefinition", "", name);
    if (lookup instanceof Lookup.Found(JsonNode definition)) {
      JsonNode schema = schema(definition, kind.name().apiVersion());
      if (schema.isObject()) {
        object(schema, field.value(), true, findings);
      }
    }
  }

  /** The schema of a version; missing where the definition keeps what it does not know. */
  private static JsonNode schema(JsonNode definition, String apiVersion) {
    if (!definition.path("apiVersion").asText("").equals(GROUP + "/v1")
        || definition.path("spec").path("preserveUnknownFields").asBoolean(false)) {
      return MissingNode.getInstance();
    }
    for (JsonNode version : definition.path("spec").path("versions")) {
      if (apiVersion.endsWith("/" + version.path("name").asText())) {
        return version.path("schema").path("openAPIV3Schema");
      }
    }
    return MissingNode.getInstance();
  }

  private static void value(JsonNode schema, Value value, Findings findings) {
    if (value.isObject()) {
      object(schema, value, is(schema, "x-kubernetes-embedded-resource"), findings);
    } else if (schema.path("items").isObject()) {
      value.elements().forEach(element -> value(schema.path("items"), element, findings));
    }
  }

  /** The fields of an object; {@code whole}: it is one with apiVersion, kind and metadata. */
  private static void object(JsonNode schema, Value object, boolean whole, Findings findings) {
    JsonNode known = schema.path("properties");
    JsonNode others = schema.path("additionalProperties");
    boolean kept = is(schema, "x-kubernetes-preserve-unknown-fields") || others.asBoolean(false);
    for (Value field : object.fields()) {
      String name = field.name();
      if (whole && OF_EVERY_OBJECT.contains(name)) {
        continue;
      }
      if (known.has(name)) {
        value(known.path(name), field, findings);
      } else if (others.isObject()) {
        value(others, object.entry(name), findings);
      } else if (!kept && field.isGiven()) {
        report(known, field, findings);
      }
    }
  }

  private static void report(JsonNode known, Value field, Findings findings) {
    Findings.Report report = findings.of(ID);
    if (!report.isWanted()) {
      return;
    }
    List<String> names = new ArrayList<>();
    known.fieldNames().forEachRemaining(names::add);
    String effect = ": kubectl refuses it, and the API server drops it from other clients";
    String otherwise = "remove it, or move it to where the definition has it";
    report.unknownField(field, names, effect, otherwise);
  }

  private static boolean is(JsonNode schema, String extension) {
    return schema.path(extension).asBoolean(false);
  }
}
