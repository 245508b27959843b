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
public final class TargetStamps {
  private static final List<String> LABELS = List.of("metadata", "labels");
  private static final List<String> ANNOTATIONS = List.of("metadata", "annotations");

  private TargetStamps() {}

  /** Whether an object has the stamps of a target. */
  static boolean isOn(JsonNode object) {
    return object.path("metadata").path("annotations").has(TargetReference.SOURCE);
  }

  /** Writes them on an object, or takes away those of a target that it has no more. */
  public static void stamp(TargetUse use, Draft draft) {
    Optional<TargetReference> named =
        use.plan().filter(plan -> plan.failure().isEmpty()).flatMap(_ -> use.reference());
    if (!draft.at(List.of("metadata")).isObject()) {
      return; // no object of the API server's
    }
    if (named.isPresent()) {
      DeploymentTarget target = named.get().target().orElseThrow();
      set(draft, LABELS, TargetReference.LABEL, target.name());
      set(draft, ANNOTATIONS, TargetReference.SOURCE, named.get().source().name());
      set(draft, ANNOTATIONS, TargetReference.REVISION, target.uid());
    } else if (use.reference().isEmpty()) {
      clear(draft);
    }
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
