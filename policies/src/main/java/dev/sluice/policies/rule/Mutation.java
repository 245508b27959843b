package dev.sluice.policies.rule;

import dev.sluice.policies.patch.Edit;
import java.util.List;
import java.util.Optional;

/**
 * A change that a resource gets before it is stored, where a policy turns it on by its id: a pure
 * function that never throws on any tree.
 *
 * <p>It touches what it means and nothing else, and a second run changes nothing more, because the
 * API server calls a webhook again when another one has changed the object.
 *
 * @param <S> what a kind profile says of a field that it looks at
 */
@FunctionalInterface
public interface Mutation<S extends Record> {

  /**
   * What to change, in this order.
   *
   * @param now the field in the object to be stored, as the mutations before this one left it
   * @param before the same field in what it replaces; empty on CREATE
   */
  List<Edit> edits(Field<S> now, Optional<Field<S>> before);
}
