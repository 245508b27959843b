package dev.sluice.policies.pod;

import dev.sluice.policies.rule.Field;

/**
 * Renders the pods that a system builds: a pure function, like a rule, that never throws on any
 * tree.
 *
 * @param <S> what a kind profile says of the field that they are built from
 */
@FunctionalInterface
public interface Renderer<S extends Record> {

  /** The pods; none where the field says too little. */
  Pods render(Field<S> field);

  /** The pods, rendered once for all rules that ask for them. */
  default Pods of(Field<S> field) {
    return field.once(Pods.class, this::render);
  }
}
