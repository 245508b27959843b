package dev.sluice.policies.kind;

/**
 * What can sit at a field of a kind, as the word {@code type} in a profile's line names it.
 *
 * @param name in lower case with hyphens, as in {@code label-map}
 * @param attributes the record that the other words of such a line are bound to
 */
public record FieldType<S extends Record>(String name, Class<S> attributes) {
  /** The attributes of a type that has none. */
  public record Plain() {}

  /** A type of field of which a profile says no more than where it is. */
  public static FieldType<Plain> plain(String name) {
    return new FieldType<>(name, Plain.class);
  }
}
