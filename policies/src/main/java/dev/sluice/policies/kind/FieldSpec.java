package dev.sluice.policies.kind;

import dev.sluice.policies.kubernetes.FieldPointer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where something sits in one kind, and what the kind's profile says of it.
 *
 * @param type what sits there
 * @param at from the root of the object
 * @param partial whether the field belongs to a fragment, in which nothing is missing
 * @param attributes the typed attributes of the profile's line
 */
public record FieldSpec<S extends Record>(
    FieldType<S> type, FieldPointer at, boolean partial, S attributes) {

  /** Its own pointer and those that the profile gives beside it. */
  Stream<String> pointers() {
    return Stream.concat(
        Stream.of(at.toString()),
        Stream.of(type.attributes().getRecordComponents())
            .flatMap(component -> pointers(Attributes.get(component, attributes))));
  }

  private static Stream<String> pointers(Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.stream().flatMap(FieldSpec::pointers);
      case List<?> list -> list.stream().flatMap(FieldSpec::pointers);
      case FieldPointer pointer -> Stream.of(pointer.toString());
      case String string when string.startsWith("/") -> Stream.of(string);
      default -> Stream.empty();
    };
  }
}
