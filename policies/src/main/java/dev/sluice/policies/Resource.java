package dev.sluice.policies;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A resource on its way through the rules.
 *
 * @param kind the profile of its kind
 * @param object the whole object; read only
 * @param namespace the namespace, empty for cluster scope
 * @param name the name, empty where it is still to be generated
 * @param origin where it comes from
 * @param settings what the policies in force say about it
 */
public record Resource(
    KindProfile kind,
    JsonNode object,
    String namespace,
    String name,
    Origin origin,
    Settings settings) {

  /** The value at a pointer of field names, or else what the API server would put there. */
  public Value value(String pointer) {
    JsonPointer fields = JsonPointer.compile(pointer);
    FieldPath path = FieldPath.ROOT.resolve(fields);
    JsonNode given = object.at(fields);
    return given.isMissingNode() || given.isNull()
        ? new Value(kind.defaultAt(pointer, object), path)
        : new Value(given, path);
  }

  /** Whether the object itself holds a value at the path, so that a finding can point there. */
  public boolean gives(FieldPath path) {
    JsonNode node = path.in(object);
    return !node.isMissingNode() && !node.isNull();
  }
}
