package dev.sluice.policies.targets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.patch.Draft;
import dev.sluice.policies.patch.Pointers;

/** Resources as their users would name another target in them. */
public final class OtherTarget {
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
    TargetStamps.name(draft, name);
    kind.targetReference()
        .map(at -> Pointers.tokens(at.pointer()))
        .filter(at -> !draft.at(at).asText("").isEmpty())
        .ifPresent(at -> draft.set(at, TextNode.valueOf(name)));
    return draft.tree();
  }
}
