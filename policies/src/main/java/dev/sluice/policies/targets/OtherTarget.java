package dev.sluice.policies.targets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.patch.Draft;
import dev.sluice.policies.patch.Pointers;
import java.util.List;

/** Resources as their users would name another target in them. */
public final class OtherTarget {
  private static final List<String> LABELS = List.of("metadata", "labels");
  private static final List<String> LABEL = List.of("metadata", "labels", TargetReference.LABEL);
  private static final List<String> ANNOTATIONS = List.of("metadata", "annotations");

  private OtherTarget() {}

  /**
   * An object that names the target by its label, and by the kind's own field where it has a value;
   * the same where it has no metadata.
   *
   * @param kind the object's kind
   */
  public static JsonNode in(JsonNode object, KindProfile kind, String name) {
    if (!object.path("metadata").isObject()) {
      return object;
    }
    Draft draft = new Draft(object);
    JsonNode value = TextNode.valueOf(name);
    if (!draft.at(LABELS).isObject()) {
      draft.set(LABELS, JsonNodeFactory.instance.objectNode());
    }
    draft.set(LABEL, value);
    if (draft.at(ANNOTATIONS).has(TargetReference.SOURCE)) { // or the label would be taken for ours
      draft.remove(List.of(ANNOTATIONS.getFirst(), ANNOTATIONS.getLast(), TargetReference.SOURCE));
    }
    kind.targetReference()
        .map(at -> Pointers.tokens(at.pointer()))
        .filter(at -> !draft.at(at).asText("").isEmpty())
        .ifPresent(at -> draft.set(at, value));
    return draft.tree();
  }
}
