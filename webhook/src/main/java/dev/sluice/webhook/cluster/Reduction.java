package dev.sluice.webhook.cluster;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.kind.KeptFields;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.FieldPointer;
import dev.sluice.policies.targets.TargetReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is kept of the objects of a kind: what they are called, and the fields that rules on other
 * resources read. Not kept are who wrote which field, what was applied last, the status, and the
 * rest of the spec.
 *
 * @param values fields that are kept
 * @param presence fields that are kept as empty objects
 */
public record Reduction(List<JsonPointer> values, List<JsonPointer> presence) {
  private static final List<JsonPointer> NAMES =
      Stream.of("/apiVersion", "/kind", "/metadata/name", "/metadata/namespace")
          .map(JsonPointer::compile)
          .toList();

  private static final JsonPointer TARGET_LABEL =
      JsonPointer.compile("/metadata/labels/" + TargetReference.LABEL.replace("/", "~1"));

  /** Names and one field. */
  static Reduction to(String field) {
    return new Reduction(
        Stream.concat(NAMES.stream(), Stream.of(JsonPointer.compile(field))).toList(), List.of());
  }

  /** Of a resource: what the kind's profile says that rules on others read. */
  public static Reduction of(KindProfile kind) {
    List<JsonPointer> values = new ArrayList<>(NAMES);
    values.add(TARGET_LABEL);
    kind.targetReference().map(FieldPointer::pointer).ifPresent(values::add);
    List<KeptFields> kept = kind.inState().stream().toList();
    kept.forEach(fields -> fields.values().forEach(field -> values.add(field.pointer())));
    return new Reduction(
        List.copyOf(values),
        kept.stream().flatMap(f -> f.presence().stream()).map(FieldPointer::pointer).toList());
  }

  /** The object's reduced form; it shares the kept values with it. */
  public JsonNode of(JsonNode object) {
    ObjectNode reduced = JsonNodeFactory.instance.objectNode();
    values.forEach(field -> keep(reduced, field, object.at(field)));
    for (JsonPointer field : presence) {
      if (!object.at(field).isMissingNode() && !object.at(field).isNull()) {
        keep(reduced, field, JsonNodeFactory.instance.objectNode());
      }
    }
    return reduced;
  }

  private static void keep(ObjectNode reduced, JsonPointer field, JsonNode value) {
    if (value.isMissingNode()) {
      return;
    }
    ObjectNode parent = reduced;
    JsonPointer at = field;
    for (; !at.tail().matches(); at = at.tail()) {
      String name = at.getMatchingProperty();
      parent = parent.get(name) instanceof ObjectNode node ? node : parent.putObject(name);
    }
    parent.set(at.getMatchingProperty(), value);
  }
}
