package dev.sluice.policies;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One place of one resource, as a rule sees it.
 *
 * @param place what the kind profile says of the place
 * @param resource the resource that is judged
 */
public record Site(Place place, Resource resource) {

  /** The value at the place; not set where there is none. */
  public Value value() {
    return new Value(resource.object().at(place.at()), place.path());
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
