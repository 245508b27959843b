package dev.sluice.policies.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kubernetes.Value;

/** One place of one resource, as a rule sees it. */
public final class Field {
  private final FieldSpec place;
  private final Resource resource;
  private final Value value;

  /**
   * @param place what the kind profile says of the place
   * @param resource the resource that is judged
   */
  public Field(FieldSpec place, Resource resource) {
    this(place, resource, resource.object().at(place.at()));
  }

  /** The place whose value has been looked up. */
  Field(FieldSpec place, Resource resource, JsonNode node) {
    this.place = place;
    this.resource = resource;
    this.value = new Value(node, place.path());
  }

  /** What the kind profile says of the place. */
  public FieldSpec place() {
    return place;
  }

  /** The resource that is judged. */
  public Resource resource() {
    return resource;
  }

  /** The value at the place; not set where there is none. */
  public Value value() {
    return value;
  }

  /** The value at the place, or else what the API server would put there. */
  public Value stored() {
    return value.isSet() ? value : new Value(resource.defaultAt(place.at()), place.path());
  }

  /** The resource's value at a pointer that the place gives under {@code attribute}. */
  public Value other(String attribute) {
    return resource.value(place.text(attribute));
  }

  /** Whether a member that is not given here is not there: no fragment, nothing to merge with. */
  public boolean isComplete() {
    return !place.partial() && !resource.kind().isMerged(resource.object());
  }

  /** A parameter of a rule, as the policies in force for this resource set it. */
  public JsonNode parameter(String rule, String name) {
    return resource.settings().parameter(rule, name);
  }
}
