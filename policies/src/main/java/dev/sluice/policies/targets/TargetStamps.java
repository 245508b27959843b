package dev.sluice.policies.targets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.policies.patch.Draft;
import java.util.List;
import java.util.Optional;

/**
 * What the webhook writes on a resource whose target it resolved: the target's name as a label, and
 * as annotations what named it and which object it was.
 */
final class TargetStamps {
  private static final List<String> LABELS = List.of("metadata", "labels");
  private static final List<String> ANNOTATIONS = List.of("metadata", "annotations");

  private TargetStamps() {}

  /** Whether an object has the stamps of a target. */
  static boolean isOn(JsonNode object) {
    return object.path("metadata").path("annotations").has(TargetReference.SOURCE);
  }

  /**
   * An object with them, or without those of a target that it has no more.
   *
   * @param reference the object's reference to a target
   * @param target the target, where the reference can stand
   */
  static JsonNode on(
      JsonNode object, Optional<TargetReference> reference, Optional<DeploymentTarget> target) {
    if (!object.path("metadata").isObject()) {
      return object; // no object of the API server's
    }
    Draft draft = new Draft(object);
    if (target.isPresent()) {
      set(draft, LABELS, TargetReference.LABEL, target.get().name());
      set(draft, ANNOTATIONS, TargetReference.SOURCE, reference.orElseThrow().source().name());
      set(draft, ANNOTATIONS, TargetReference.REVISION, target.get().uid());
    } else if (reference.isEmpty()) {
      clear(draft);
    }
    return draft.tree();
  }

  /** Names a target as a user would: by the label alone, which nothing then says is a stamp. */
  static void name(Draft draft, String target) {
    set(draft, LABELS, TargetReference.LABEL, target);
    remove(draft, ANNOTATIONS, TargetReference.SOURCE);
  }

  /** A label that is still there was set for another reference, which is gone. */
  private static void clear(Draft draft) {
    if (!at(draft, ANNOTATIONS, TargetReference.SOURCE).isMissingNode()) {
      remove(draft, LABELS, TargetReference.LABEL);
      remove(draft, ANNOTATIONS, TargetReference.SOURCE);
      remove(draft, ANNOTATIONS, TargetReference.REVISION);
    }
  }

  private static void set(Draft draft, List<String> map, String key, String value) {
    if (value.isEmpty()) {
      remove(draft, map, key);
      return;
    }
    if (at(draft, map, key).asText("").equals(value)) {
      return;
    }
    if (!draft.at(map).isObject()) {
      draft.set(map, JsonNodeFactory.instance.objectNode());
    }
    draft.set(List.of(map.getFirst(), map.getLast(), key), TextNode.valueOf(value));
  }

  private static void remove(Draft draft, List<String> map, String key) {
    if (!at(draft, map, key).isMissingNode()) {
      draft.remove(List.of(map.getFirst(), map.getLast(), key));
    }
  }

  private static JsonNode at(Draft draft, List<String> map, String key) {
    return draft.at(List.of(map.getFirst(), map.getLast(), key));
  }
}
