package dev.sluice.policies.rule;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Operation;
import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.FieldPointer;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.policy.Settings;
import dev.sluice.policies.state.State;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Function;

/** A resource on its way through the rules. */
public final class Resource {
  private final KindProfile kind;
  private final JsonNode object;
  private final AdmissionRequest request;
  private final Settings settings;
  private final State state;
  private final Instant now;
  private final IdentityHashMap<FieldSpec, Object> readings = new IdentityHashMap<>(4);

  /** The object of a request, or the one that it replaces. */
  public Resource(
      KindProfile kind,
      JsonNode object,
      AdmissionRequest request,
      Settings settings,
      State state,
      Instant now) {
    this.kind = kind;
    this.object = object;
    this.request = request;
    this.settings = settings;
    this.state = state;
    this.now = now;
  }

  /** The profile of its kind. */
  public KindProfile kind() {
    return kind;
  }

  /** The whole object; read only. */
  public JsonNode object() {
    return object;
  }

  /** The namespace, empty for cluster scope. */
  public String namespace() {
    return request.namespace();
  }

  /** The name, empty where it is still to be generated. */
  public String name() {
    return request.name();
  }

  /** Where it comes from. */
  public Origin origin() {
    return request.origin();
  }

  /** What the policies in force say about it. */
  public Settings settings() {
    return settings;
  }

  /** What stands in the cluster beside it. */
  public State state() {
    return state;
  }

  /** The instant of the verdict. */
  public Instant now() {
    return now;
  }

  /** The value at a pointer of field names, or else what the API server would put there. */
  public Value value(String pointer) {
    FieldPointer fields = FieldPointer.of(pointer);
    JsonNode given = object.at(fields.pointer());
    return given.isMissingNode() || given.isNull()
        ? new Value(kind.defaultAt(pointer, object), fields.path())
        : new Value(given, fields.path());
  }

  /** What the API server puts at a pointer of field names; missing where it puts nothing. */
  JsonNode defaultAt(JsonPointer pointer) {
    return kind.defaultAt(pointer.toString(), object);
  }

  /** Whether the value is what the API server fills in there. */
  public boolean isDefault(Value value) {
    return kind.defaultAt(value.path().pointer(), object).equals(value.node());
  }

  /** A copy of the spec in which these members are as the API server stores them: filled in. */
  public JsonNode storedSpec(Set<String> members) {
    return kind.defaultedSpec(object, members);
  }

  /** Whether it is judged as new: on CREATE, and as what an update replaces. */
  @SuppressWarnings("ReferenceEquality") // which of the request's two objects this is
  public boolean isNew() {
    return request.operation() == Operation.CREATE || object != request.object();
  }

  /**
   * What is read from a place, once for all rules that ask. Everyone must read a place of one type
   * in the same way.
   */
  @SuppressWarnings("unchecked") // the same way gives the same type
  public <T> T once(FieldSpec place, Function<Field, T> reading) {
    return (T) readings.computeIfAbsent(place, p -> reading.apply(new Field(p, this)));
  }
}
