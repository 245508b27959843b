package dev.sluice.policies.kind;

import java.lang.reflect.RecordComponent;

/** Attributes of fields, looked at by their name where all of one form are wanted. */
final class Attributes {
  private Attributes() {}

  /** The value of a component; the record may be private to its package. */
  static Object get(RecordComponent component, Record attributes) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(attributes);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("an accessor of a record neither hides nor throws", e);
    }
  }
}
