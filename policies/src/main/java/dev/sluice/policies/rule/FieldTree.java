package dev.sluice.policies.rule;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.FieldSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The places of a kind as one tree: every member on the way to them is looked up once for all that
 * lie below it.
 */
public final class FieldTree {
  private static final int ROOT = -1;

  private final List<Step> steps = new ArrayList<>();
  private final List<FieldSpec> places = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();

  /**
   * A member on the way.
   *
   * @param from the index of the step before it
   * @param name the member's name
   */
  private record Step(int from, String name) {}

  /** The index of a place, added if it is not there yet. */
  public int index(FieldSpec place) {
    if (!places.contains(place)) {
      places.add(place);
      ends.add(end(place.at()));
    }
    return places.indexOf(place);
  }

  private int end(JsonPointer pointer) {
    int at = ROOT;
    for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
      Step step = new Step(at, rest.getMatchingProperty().intern());
      if (!steps.contains(step)) {
        steps.add(step);
      }
      at = steps.indexOf(step);
    }
    return at;
  }

  /** All places of a resource, each at its index. */
  public Field[] sites(Resource resource) {
    JsonNode[] nodes = new JsonNode[steps.size()];
    for (int i = 0; i < nodes.length; i++) {
      Step step = steps.get(i);
      JsonNode parent = step.from == ROOT ? resource.object() : nodes[step.from];
      nodes[i] = parent.path(step.name);
    }
    Field[] sites = new Field[places.size()];
    for (int i = 0; i < sites.length; i++) {
      int end = ends.get(i);
      sites[i] = new Field(places.get(i), resource, end == ROOT ? resource.object() : nodes[end]);
    }
    return sites;
  }
}
