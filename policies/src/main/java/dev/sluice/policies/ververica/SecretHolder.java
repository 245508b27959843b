package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.FieldPointer;
import java.util.List;

/**
 * An object whose strings may hold references to secret values.
 *
 * @param allowed where they are resolved
 * @param ignored where the same syntax means something else
 */
record SecretHolder(List<FieldPointer> allowed, List<FieldPointer> ignored) {

  /** In profiles {@code secret-references}. */
  static final FieldType<SecretHolder> TYPE =
      new FieldType<>("secret-references", SecretHolder.class);
}
