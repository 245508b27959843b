package dev.sluice.policies.targets;

import dev.sluice.policies.kind.FieldType;

/**
 * A resource that can have a deployment target.
 *
 * @param podsElsewhere whether its pods are made in the target's namespace, and not in its own
 */
public record Targeted(boolean podsElsewhere) {

  /** In profiles {@code deployment-target}. */
  public static final FieldType<Targeted> TYPE =
      new FieldType<>("deployment-target", Targeted.class);
}
