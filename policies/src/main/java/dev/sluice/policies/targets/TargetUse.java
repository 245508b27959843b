package dev.sluice.policies.targets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.rule.Resource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What deployment targets mean for one request: which target the resource has, and what that does
 * to it. Only where it is due: for a new resource, and for an update of its spec or of its
 * reference. An edit of other metadata never changes a running job, and neither does what happens
 * to a resource that is being deleted.
 */
public final class TargetUse {
  private final Resource resource;
  private final Optional<Resource> old;
  private final Targeted kind;
  private final Optional<TargetReference> reference;
  private final JsonNode stamped;
  private final Optional<PatchPlan> plan;

  private TargetUse(
      Resource resource,
      Optional<Resource> old,
      Targeted kind,
      Optional<TargetReference> reference) {
    this.resource = resource;
    this.old = old;
    this.kind = kind;
    this.reference = reference;
    Optional<DeploymentTarget> usable =
        reference.filter(this::isUsable).flatMap(TargetReference::target);
    this.stamped = TargetStamps.on(resource.object(), reference, usable);
    this.plan = usable.map(target -> plan(target, resource, stamped));
  }

  /**
   * What targets mean for a resource; empty for a kind that never has one, and where it is not due.
   *
   * @param old what it replaces; empty where it is new
   */
  public static Optional<TargetUse> of(Resource resource, Optional<Resource> old) {
    List<FieldSpec<Targeted>> fields = resource.kind().fields(Targeted.TYPE);
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    Optional<TargetReference> reference = TargetReference.of(resource, old);
    boolean concerned =
        reference.isPresent()
            || TargetStamps.isOn(resource.object())
            || old.flatMap(TargetReference::as).isPresent();
    return concerned && isDue(resource, old)
        ? Optional.of(new TargetUse(resource, old, fields.getFirst().attributes(), reference))
        : Optional.empty();
  }

  private static boolean isDue(Resource resource, Optional<Resource> old) {
    JsonNode now = resource.object();
    if (now.path("metadata").hasNonNull("deletionTimestamp")) {
      return false;
    }
    return old.map(Resource::object)
        .map(
            before ->
                !before.path("spec").equals(now.path("spec"))
                    || !TargetReference.label(before).equals(TargetReference.label(now)))
        .orElse(true);
  }

  /**
   * Who brought what in a resource that has the effect of its target; empty where it has none.
   *
   * @param old what it replaces; empty where it is new
   */
  public static Optional<Origins> origins(Resource resource, Optional<Resource> old) {
    return resource.kind().fields(Targeted.TYPE).isEmpty()
        ? Optional.empty()
        : TargetReference.of(resource, old)
            .flatMap(TargetReference::target)
            .map(target -> new Origins(plan(target, resource)));
  }

  /** The resource. */
  Resource resource() {
    return resource;
  }

  /** What it replaces; empty where it is new. */
  Optional<Resource> old() {
    return old;
  }

  /** The reference to a target, whether or not that is there; empty where there is none. */
  public Optional<TargetReference> reference() {
    return reference;
  }

  /** What the target does to the resource; empty where it has none that can be used. */
  public Optional<PatchPlan> plan() {
    return plan;
  }

  /**
   * The resource with its target's stamps and effect; as it came where the target does not fit. The
   * stamps come first: operations may copy labels and annotations, the next time those too.
   */
  public JsonNode object() {
    return plan.map(done -> done.failure().isPresent() ? resource.object() : done.after())
        .orElse(stamped);
  }

  /** What another target does, or would do, to the resource or to the one that it replaces. */
  static PatchPlan plan(DeploymentTarget target, Resource resource) {
    return plan(target, resource, resource.object());
  }

  private static PatchPlan plan(DeploymentTarget target, Resource resource, JsonNode object) {
    return Planner.plan(target, resource.kind().documentRoot(), object, resource.value().steps());
  }

  /** Whether the reference can stand: what is in its way is found by {@link TargetFindings}. */
  private boolean isUsable(TargetReference named) {
    return named
        .target()
        .filter(target -> target.isFor(resource.kind()))
        .filter(this::hasItsNamespace)
        .filter(_ -> !contradicts())
        .isPresent();
  }

  /** Whether the resource is where the target's jobs are, or its pods will be. */
  boolean hasItsNamespace(DeploymentTarget target) {
    return kind.podsElsewhere()
        || target.namespace().isEmpty()
        || target.namespace().equals(resource.namespace());
  }

  /** Whether the user's label names another target than the kind's own field. */
  boolean contradicts() {
    String field = TargetReference.field(resource.kind(), resource.object());
    return reference
        .filter(named -> named.source() == TargetReference.Source.label)
        .filter(named -> !field.isEmpty() && !field.equals(named.name()))
        .isPresent();
  }

  /** Whether the resource that is replaced had the same reference. */
  boolean stoodBefore() {
    return old.flatMap(TargetReference::as)
        .map(TargetReference::name)
        .equals(reference.map(TargetReference::name));
  }

  /** The target that the replaced resource had, if it is another one. */
  Optional<DeploymentTarget> left() {
    return old.flatMap(TargetUse::had)
        .filter(
            before ->
                reference
                    .flatMap(TargetReference::target)
                    .map(now -> !isSame(before, now))
                    .orElse(true));
  }

  private static Optional<DeploymentTarget> had(Resource before) {
    return TargetReference.as(before).flatMap(TargetReference::target);
  }

  private static boolean isSame(DeploymentTarget one, DeploymentTarget other) {
    return Objects.equals(one.name(), other.name()) && Objects.equals(one.uid(), other.uid());
  }
}
