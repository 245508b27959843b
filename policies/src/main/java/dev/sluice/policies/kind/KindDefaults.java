package dev.sluice.policies.kind;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.kubernetes.Defaults;
import dev.sluice.policies.kubernetes.FieldPointer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the API server fills in where an object gives nothing: a profile's {@code defaults}. */
final class KindDefaults {
  private final List<KindHead.Filled> all;
  private final Step root = new Step();

  /** The fields below one field at which something is filled in. */
  private static final class Step {
    private final Map<String, Step> fields = new HashMap<>();
    private JsonNode value = MissingNode.getInstance();
    private Optional<FieldPointer> when = Optional.empty();
  }

  /** A step for one object. */
  private record Filling(Step step, JsonNode object) implements Defaults {
    @Override
    public JsonNode value() {
      return applies(step.when, object) ? step.value : MissingNode.getInstance();
    }

    @Override
    public boolean fillsIn() {
      return fillsIn(step, object);
    }

    private static boolean fillsIn(Step step, JsonNode object) {
      return (!step.value.isMissingNode() && applies(step.when, object))
          || step.fields.values().stream().anyMatch(below -> fillsIn(below, object));
    }

    @Override
    public Defaults field(String name) {
      Step next = step.fields.get(name);
      return next == null ? NONE : new Filling(next, object);
    }
  }

  KindDefaults(List<KindHead.Filled> all) {
    this.all = all;
    for (KindHead.Filled filled : all) {
      Step step = root;
      for (JsonPointer p = filled.at().pointer(); !p.matches(); p = p.tail()) {
        step = step.fields.computeIfAbsent(p.getMatchingProperty(), name -> new Step());
      }
      step.value = filled.value();
      step.when = filled.when();
    }
  }

  /** What is filled in in an object. */
  Defaults in(JsonNode object) {
    return all.isEmpty() ? Defaults.NONE : new Filling(root, object);
  }

  /** Where something is filled in. */
  Stream<String> pointers() {
    return all.stream().map(filled -> filled.at().toString());
  }

  /**
   * Fills some fields of the spec of an object of one's own in; leaves out what sits below
   * something of another type.
   */
  void fill(ObjectNode object, Set<String> fields) {
    for (KindHead.Filled filled : all) {
      if (fields.contains(filled.at().pointer().tail().getMatchingProperty())
          && !isSet(object.at(filled.at().pointer()))
          && applies(filled.when(), object)) {
        put(filled, object);
      }
    }
  }

  private static boolean applies(Optional<FieldPointer> when, JsonNode object) {
    return when.isEmpty() || isSet(object.at(when.get().pointer()));
  }

  private static void put(KindHead.Filled filled, ObjectNode object) {
    JsonNode node = object;
    JsonPointer rest = filled.at().pointer();
    for (; !rest.tail().matches(); rest = rest.tail()) {
      String name = rest.getMatchingProperty();
      if (node instanceof ObjectNode parent && !isSet(parent.path(name))) {
        parent.putObject(name);
      }
      node = node.path(name);
    }
    if (node instanceof ObjectNode parent) {
      parent.set(rest.getMatchingProperty(), filled.value().deepCopy());
    }
  }

  private static boolean isSet(JsonNode node) {
    return !node.isMissingNode() && !node.isNull();
  }
}
