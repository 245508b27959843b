package dev.sluice.policies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.kubernetes.Steps;
import dev.sluice.policies.patch.Edit;
import dev.sluice.policies.patch.Moves;
import dev.sluice.policies.policy.Settings;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.Situation;
import dev.sluice.policies.state.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A resource that asks for a verdict.
 *
 * @param operation whether it is new
 * @param object the whole object; of a deletion the one that is deleted
 * @param oldObject what it replaces; empty on CREATE
 * @param namespace the namespace it goes to; empty for cluster scope
 * @param name its name; empty where it is still to be generated
 * @param origin where it comes from
 * @param duplicateKeys the keys that its text has more than once in one object
 * @param requester the user who asks, as the API server calls him; empty where nobody knows
 */
public record AdmissionRequest(
    Operation operation,
    JsonNode object,
    Optional<JsonNode> oldObject,
    String namespace,
    String name,
    Origin origin,
    List<FieldPath> duplicateKeys,
    Optional<String> requester) {

  /** A resource without duplicate keys, of which nobody knows who asks. */
  public AdmissionRequest(
      Operation operation,
      JsonNode object,
      Optional<JsonNode> oldObject,
      String namespace,
      String name,
      Origin origin) {
    this(operation, object, oldObject, namespace, name, origin, List.of(), Optional.empty());
  }

  /** The same by a user; by nobody who is known where the name is empty. */
  public AdmissionRequest by(String user) {
    Optional<String> known = Optional.of(user).filter(name -> !name.isEmpty());
    return new AdmissionRequest(
        operation, object, oldObject, namespace, name, origin, duplicateKeys, known);
  }

  /** The apiVersion and kind that the object itself gives. */
  KindName kind() {
    return new KindName(object.path("apiVersion").asText(""), object.path("kind").asText(""));
  }

  /**
   * The same with another object.
   *
   * @param edits what makes it of this one
   */
  AdmissionRequest with(JsonNode changed, List<Edit> edits) {
    List<FieldPath> duplicates = duplicateKeys.stream().map(new Moves(edits)::after).toList();
    return new AdmissionRequest(
        operation, changed, oldObject, namespace, name, origin, duplicates, requester);
  }

  /** The object, and the one that it replaces if it replaces one. */
  List<JsonNode> objects() {
    return oldObject.map(old -> List.of(object, old)).orElseGet(() -> List.of(object));
  }

  /** What the object and the one that it replaces have in common. */
  Situation in(Settings settings, State state, Instant now, Steps steps) {
    return new Situation(
        namespace, name, origin, requester, settings, state, now, duplicateKeys, steps);
  }

  /** The object on its way through the rules. */
  Resource resource(KindProfile kind, Situation situation) {
    return new Resource(kind, object, operation == Operation.CREATE, situation);
  }

  /** The object that is replaced, to be judged as if it were new. */
  Optional<Resource> oldResource(KindProfile kind, Situation situation) {
    return oldObject.map(old -> new Resource(kind, old, true, situation));
  }
}
