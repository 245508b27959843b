package dev.sluice.policies.rule;

/**
 * A rule about an update: what is new against what was. Its findings are never softened because the
 * old object had them too, so it runs only on updates and reports only what changed.
 *
 * @param <S> what a kind profile says of such a field
 */
@FunctionalInterface
public interface UpdateRule<S extends Record> {

  /** Judges one field of the new object next to the same field of the old one. */
  void judge(Field<S> before, Field<S> after, Findings findings);
}
