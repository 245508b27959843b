package dev.sluice.policies.targets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.state.State;
import java.util.Optional;

/**
 * A resource's reference to a deployment target.
 *
 * @param source what names it
 * @param at where it is named, or where it would be
 * @param name the target's name
 * @param found the target, or why there is none
 */
public record TargetReference(Source source, FieldPath at, String name, State.Lookup found) {
  /** The label that names a target. */
  public static final String LABEL = "sluice.dev/deployment-target";

  /** The label of a namespace that names the target of those in it that name none. */
  static final String DEFAULT_LABEL = "sluice.dev/default-deployment-target";

  /** The annotation that says what named the target whose label was set by the webhook. */
  static final String SOURCE = "sluice.dev/target-source";

  /** The annotation that says which object the target was. */
  static final String REVISION = "sluice.dev/target-revision";

  /** What a reference is the path of. */
  static final FieldPath LABEL_PATH = FieldPath.ROOT.field("metadata").field("labels").key(LABEL);

  public static final String GROUP = "sluice.dev";

  /** What names a target; the first that does counts. */
  public enum Source {
    label,
    field,
    namespace
  }

  /** The target that is named, if it is there. */
  public Optional<DeploymentTarget> target() {
    return found instanceof State.Lookup.Found(var object)
        ? Optional.of(new DeploymentTarget(object))
        : Optional.empty();
  }

  /**
   * The reference of a resource; empty where it has none.
   *
   * @param old what it replaces; empty where it is new
   */
  static Optional<TargetReference> of(Resource resource, Optional<Resource> old) {
    Optional<TargetReference> other = byField(resource).or(() -> byNamespace(resource));
    String label = label(resource.object());
    return label.isEmpty() || isStamp(resource, old, label, other)
        ? other
        : Optional.of(labelled(resource, label));
  }

  /** The reference that a stored resource has: its label, whoever set it, else its own field. */
  static Optional<TargetReference> as(Resource stored) {
    String label = label(stored.object());
    return label.isEmpty() ? byField(stored) : Optional.of(labelled(stored, label));
  }

  /** What the label on the object names, whoever set it. */
  public static String label(JsonNode object) {
    return object.path("metadata").path("labels").path(LABEL).asText("");
  }

  /** What the kind's own field names; empty where it names none. */
  static String field(KindProfile kind, JsonNode object) {
    return kind.targetReference().map(at -> object.at(at.pointer()).asText("")).orElse("");
  }

  /**
   * Whether the webhook set the label for another reference: for the one that there is, or for one
   * that there was. Who changes the label on top of that sets it himself.
   */
  private static boolean isStamp(
      Resource resource, Optional<Resource> old, String label, Optional<TargetReference> other) {
    JsonNode annotations = resource.object().path("metadata").path("annotations");
    String source = annotations.path(SOURCE).asText("");
    if (!source.equals(Source.field.name()) && !source.equals(Source.namespace.name())) {
      return false;
    }
    return other.filter(named -> named.name().equals(label)).isPresent()
        || old.map(before -> label(before.object()).equals(label)).orElse(true);
  }

  private static TargetReference labelled(Resource resource, String name) {
    return new TargetReference(Source.label, LABEL_PATH, name, lookup(resource.state(), name));
  }

  /**
   * By the kind's own field, which names an object of the platform: first that, which only
   * documents of the platform are beside, then one of Sluice's own.
   */
  private static Optional<TargetReference> byField(Resource resource) {
    String name = field(resource.kind(), resource.object());
    if (name.isEmpty()) {
      return Optional.empty();
    }
    State.Lookup found = lookup(resource.state(), name);
    if (isOfPlatform(resource.kind())) {
      State.Lookup own =
          resource.state().find("", DeploymentTarget.KIND, resource.namespace(), name);
      found = own instanceof State.Lookup.Found ? own : found;
    }
    FieldPath at = resource.kind().targetReference().orElseThrow().path();
    return Optional.of(new TargetReference(Source.field, at, name, found));
  }

  private static boolean isOfPlatform(KindProfile kind) {
    return kind.name().group().isEmpty();
  }

  /** By the namespace, for kinds that the target lists. */
  private static Optional<TargetReference> byNamespace(Resource resource) {
    if (resource.namespace().isEmpty()) {
      return Optional.empty();
    }
    return resource.state().find("", "Namespace", "", resource.namespace())
            instanceof State.Lookup.Found(var namespace)
        ? byNamespace(resource, namespace)
        : Optional.empty();
  }

  private static Optional<TargetReference> byNamespace(Resource resource, JsonNode namespace) {
    String name = namespace.path("metadata").path("labels").path(DEFAULT_LABEL).asText("");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    TargetReference reference =
        new TargetReference(
            Source.namespace,
            FieldPath.ROOT.field("metadata").field("namespace"),
            name,
            lookup(resource.state(), name));
    boolean listed = reference.target().map(t -> t.lists(resource.kind())).orElse(true);
    return listed ? Optional.of(reference) : Optional.empty();
  }

  private static State.Lookup lookup(State state, String name) {
    return state.find(GROUP, DeploymentTarget.KIND, "", name);
  }
}
