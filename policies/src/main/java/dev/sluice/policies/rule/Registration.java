package dev.sluice.policies.rule;

import dev.sluice.policies.kind.FieldType;
import java.util.List;

/**
 * That there is a rule or mutation: the type of field it looks at, and the ids it reports.
 *
 * @param <S> what a kind profile says of such a field
 */
public sealed interface Registration<S extends Record> {

  /** The type of field that it looks at. */
  FieldType<S> type();

  /** The ids that it reports; none where each field names the id itself. */
  List<String> ids();

  /** A rule about an object as it is. */
  record OfObject<S extends Record>(FieldType<S> type, Rule<S> rule, List<String> ids)
      implements Registration<S> {}

  /** A rule about an update. */
  record OfUpdate<S extends Record>(FieldType<S> type, UpdateRule<S> rule, List<String> ids)
      implements Registration<S> {}

  /** A rule about the deletion of an object. */
  record OfDeletion<S extends Record>(FieldType<S> type, Rule<S> rule, List<String> ids)
      implements Registration<S> {}

  /** A mutation, which has one id with an entry in the catalogue whose action is Off. */
  record OfMutation<S extends Record>(FieldType<S> type, Mutation<S> mutation, String id)
      implements Registration<S> {
    @Override
    public List<String> ids() {
      return List.of(id);
    }
  }

  /** Registers a rule. */
  static <S extends Record> Registration<S> rule(FieldType<S> type, Rule<S> rule, String... ids) {
    return new OfObject<>(type, rule, List.of(ids));
  }

  /** Registers a rule about updates. */
  static <S extends Record> Registration<S> update(
      FieldType<S> type, UpdateRule<S> rule, String... ids) {
    return new OfUpdate<>(type, rule, List.of(ids));
  }

  /** Registers a rule about deletions. */
  static <S extends Record> Registration<S> deletion(
      FieldType<S> type, Rule<S> rule, String... ids) {
    return new OfDeletion<>(type, rule, List.of(ids));
  }

  /** Registers a mutation. */
  static <S extends Record> Registration<S> mutation(
      FieldType<S> type, Mutation<S> mutation, String id) {
    return new OfMutation<>(type, mutation, id);
  }
}
