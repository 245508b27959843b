package dev.sluice.policies.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.kind.FieldType.Plain;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.patch.Edit;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Mutation;
import dev.sluice.policies.rule.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stamps what is new, or has another spec, with who asks for it, whatever its author wrote there;
 * of any other update the stamp stays as it was.
 */
final class RequestStamping implements Mutation<Plain> {

  @Override
  public List<Edit> edits(Field<Plain> now, Optional<Field<Plain>> before) {
    Resource resource = now.resource();
    Value metadata = resource.at("/metadata");
    Optional<Resource> kept =
        before.map(Field::resource).filter(old -> RequestStamp.stays(old, resource));
    if (kept.isPresent() && metadata.get("deletionTimestamp").isSet()) {
      return List.of();
    }
    return resource
        .requester()
        .map(
            user ->
                kept.map(old -> RequestStamp.on(old.object()))
                    .orElseGet(() -> RequestStamp.of(user, resource.now())))
        .map(stamp -> edits(metadata, stamp))
        .orElse(List.of());
  }

  private static List<Edit> edits(Value metadata, RequestStamp stamp) {
    Value annotations = metadata.get("annotations");
    if (annotations.isObject()) {
      return RequestStamp.KEYS.stream()
          .flatMap(key -> edit(annotations.entry(key), stamp.value(key)).stream())
          .toList();
    }
    ObjectNode alone = JsonNodeFactory.instance.objectNode();
    List<String> keys = new ArrayList<>(RequestStamp.KEYS);
    keys.removeIf(key -> stamp.value(key).isMissingNode());
    keys.forEach(key -> alone.set(key, stamp.value(key)));
    return metadata.isObject() && !annotations.isSet() && !alone.isEmpty()
        ? List.of(Edit.add(annotations, alone))
        : List.of(); // no object of the API server's
  }

  private static Optional<Edit> edit(Value annotation, JsonNode wanted) {
    if (annotation.node().equals(wanted)) {
      return Optional.empty();
    }
    if (wanted.isMissingNode()) {
      return Optional.of(Edit.remove(annotation));
    }
    return Optional.of(
        annotation.isSet() ? Edit.replace(annotation, wanted) : Edit.add(annotation, wanted));
  }
}
