package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.FieldPointer;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import java.util.List;
import java.util.Optional;

/** Attributes that say when a field counts: in resources for which all of the conditions hold. */
interface Conditional {

  /** Only where there is a value. */
  default Optional<FieldPointer> whenAt() {
    return Optional.empty();
  }

  /** Only where that value is one of these, ignoring case; any one where there are none. */
  default List<String> whenIs() {
    return List.of();
  }

  /** Only where there is no value. */
  default Optional<FieldPointer> unlessAt() {
    return Optional.empty();
  }

  /** Not where the object is laid over what is there already. */
  default boolean unlessMerged() {
    return false;
  }

  /** Whether all conditions hold for the resource of a field with these attributes. */
  default boolean holdsFor(Field<?> field) {
    return (!unlessMerged() || field.isComplete())
        && (unlessAt().isEmpty() || !field.other(unlessAt().get()).isPresent())
        && (whenAt().isEmpty() || isWanted(field.other(whenAt().get())));
  }

  private boolean isWanted(Value condition) {
    return condition.isPresent()
        && (whenIs().isEmpty() || whenIs().stream().anyMatch(condition.scalar()::equalsIgnoreCase));
  }
}
