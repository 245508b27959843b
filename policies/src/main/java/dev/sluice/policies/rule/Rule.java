package dev.sluice.policies.rule;

/**
 * A pure function that looks at one type of field of a resource.
 *
 * <p>A rule is one small file, one registration, an entry in the catalogue for each of its ids and
 * its cases in the contract kit. It reports everything it finds, each with the exact path; it never
 * throws on any tree, and it never decides whether a finding denies.
 *
 * @param <S> what a kind profile says of such a field
 */
@FunctionalInterface
public interface Rule<S extends Record> {

  /** Judges one field of a resource, whether or not there is a value. */
  void judge(Field<S> field, Findings findings);
}
