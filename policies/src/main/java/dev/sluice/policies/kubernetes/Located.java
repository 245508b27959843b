package dev.sluice.policies.kubernetes;

/** Something that stands at a path of an object, so that a finding can name it. */
public interface Located {

  /** Its path in the object. */
  FieldPath path();
}
