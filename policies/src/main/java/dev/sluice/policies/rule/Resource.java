package dev.sluice.policies.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Installation;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.FieldPointer;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.state.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A resource on its way through the rules. */
public final class Resource {
  private final KindProfile kind;
  private final JsonNode object;
  private final boolean isNew;
  private final Situation situation;
  private final Value value;
  private final Map<Reading, Object> readings = new HashMap<>(4);

  /** What was read, and from where. */
  private record Reading(FieldPointer at, Class<?> what) {}

  /**
   * @param kind the profile of its kind
   * @param object the whole object; read only
   * @param isNew whether it is judged as new: on CREATE, and as what an update replaces
   * @param situation what it has in common with the one that it replaces
   */
  public Resource(KindProfile kind, JsonNode object, boolean isNew, Situation situation) {
    this.kind = kind;
    this.object = object;
    this.isNew = isNew;
    this.situation = situation;
    this.value = kind.value(object, situation.steps());
  }

  /** The profile of its kind. */
  public KindProfile kind() {
    return kind;
  }

  /** The whole object; read only. */
  public JsonNode object() {
    return object;
  }

  /** The whole object as a cursor. */
  public Value value() {
    return value;
  }

  /** The value that a pointer of field names leads to. */
  public Value at(FieldPointer pointer) {
    return value.at(pointer);
  }

  /** The value that a pointer of field names leads to. */
  public Value at(String pointer) {
    return value.at(pointer);
  }

  /** The namespace, empty for cluster scope. */
  public String namespace() {
    return situation.namespace();
  }

  /** The name, empty where it is still to be generated. */
  public String name() {
    return situation.name();
  }

  /** Where it comes from. */
  public Origin origin() {
    return situation.origin();
  }

  /** The user who asks; empty where nobody knows, as of a file. */
  public Optional<String> requester() {
    return situation.requester();
  }

  /** What the policies in force say about it. */
  public RuleSettings settings() {
    return situation.settings();
  }

  /** What is installed where it goes. */
  public Installation installation() {
    return situation.settings().installation();
  }

  /** What stands in the cluster beside it. */
  public State state() {
    return situation.state();
  }

  /** What a finding calls another object of the state: kind, name, and where it is written. */
  public String nameOf(JsonNode other) {
    String name = other.at("/metadata/name").asText();
    String called = other.path("kind").asText() + " " + Quote.string(name);
    return state().source(other).map(source -> called + " (" + source + ")").orElse(called);
  }

  /** The keys that its text has more than once in one object; none of a review. */
  public List<FieldPath> duplicateKeys() {
    return situation.duplicateKeys();
  }

  /** The instant of the verdict. */
  public Instant now() {
    return situation.now();
  }

  /** Whether it is judged as new: on CREATE, and as what an update replaces. */
  public boolean isNew() {
    return isNew;
  }

  /** A copy of the spec in which these fields are as the API server stores them: filled in. */
  public JsonNode storedSpec(Set<String> fields) {
    return kind.defaultedSpec(object, fields);
  }

  /** One field of it. */
  public <S extends Record> Field<S> field(FieldSpec<S> spec) {
    return new Field<>(spec, this, value.at(spec.at()));
  }

  /** The field of a type whose profile line is at a pointer. */
  public <S extends Record> Optional<Field<S>> field(FieldType<S> type, FieldPointer at) {
    for (FieldSpec<S> spec : kind.fields(type)) {
      if (spec.at().equals(at)) {
        return Optional.of(field(spec));
      }
    }
    return Optional.empty();
  }

  /** What was read already from the field at a pointer; null where nothing was. */
  public <T> @Nullable T known(FieldPointer at, Class<T> what) {
    return what.cast(readings.get(new Reading(at, what)));
  }

  /** What is read from a field, once for all rules that ask for it. */
  public <S extends Record, T> T once(
      Field<S> field, Class<T> what, Function<Field<S>, T> reading) {
    Reading key = new Reading(field.at(), what);
    Object known = readings.get(key);
    if (known == null) {
      known = reading.apply(field);
      readings.put(key, known);
    }
    return what.cast(known);
  }
}
