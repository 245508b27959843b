package dev.sluice.policies.custom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Action;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the own rules of a policy: {@code spec.custom} and {@code spec.variables}. That fields have
 * their types is said elsewhere; here, that they mean something.
 */
public final class OwnRules {
  private final Flaws flaws;
  private final String policy;
  private final String enforcement;
  private final Value spec;
  private final Set<String> names = new HashSet<>();
  private final List<OwnRule> rules = new ArrayList<>();

  /** Of expressions, whose classes are loaded only where there are any. */
  private Optional<Expressions> expressions = Optional.empty();

  private OwnRules(JsonNode document, Flaws flaws) {
    this.flaws = flaws;
    this.spec = Value.of(document, FieldPath.ROOT).get("spec");
    this.policy = document.path("metadata").path("name").asText();
    this.enforcement = spec.get("enforcement").string().orElse(Action.Deny.name());
  }

  /** Those of a Policy document that are right; says of the others why they are not. */
  public static List<OwnRule> of(JsonNode document, Flaws flaws) {
    OwnRules reading = new OwnRules(document, flaws);
    List<Value> entries = reading.spec.get("custom").elements();
    if (!reading.spec.get("variables").elements().isEmpty()) {
      reading.expressions(); // also where no rule uses them
    }
    entries.forEach(reading::read);
    return List.copyOf(reading.rules);
  }

  private void read(Value entry) {
    Value id = entry.get("id");
    if (!names.add(id.scalar())) {
      flaws.add(
          id,
          ErrorType.Duplicate,
          "a second rule with the id " + Quote.value(id),
          "give each rule of a policy an id of its own");
    }
    Optional<On> on = on(entry);
    Optional<Place> place = place(entry.get("at"));
    Optional<Check> check = check(entry, on.equals(Optional.of(On.Resource)));
    if (on.isPresent() && place.isPresent() && check.isPresent()) {
      rules.add(
          new OwnRule(
              policy,
              id.scalar(),
              on.get(),
              place.get(),
              check.get(),
              entry.get("message").scalar(),
              entry.get("fix").scalar(),
              action(entry)));
    }
  }

  /** {@code on} without quotes is the boolean true to kubectl and all who read YAML 1.1. */
  private static Optional<On> on(Value entry) {
    Value on = entry.get(entry.has("on") ? "on" : "true");
    return On.of(on.string().orElse(On.Resource.name()));
  }

  private Action action(Value entry) {
    String word = entry.get("enforcement").string().orElse(enforcement);
    return List.of(Action.values()).stream()
        .filter(action -> action.name().equals(word))
        .findFirst()
        .orElse(Action.Deny);
  }

  private Optional<Place> place(Value at) {
    try {
      return Optional.of(Place.of(at.scalar()));
    } catch (IllegalArgumentException e) {
      flaws.add(
          at,
          ErrorType.Invalid,
          Quote.value(at) + " is not a JSON Pointer",
          "begin it with /, as in /spec/podTemplate/spec/containers/*/image");
      return Optional.empty();
    }
  }

  private Optional<Check> check(Value entry, boolean resource) {
    Value schema = entry.get("schema");
    Value cel = entry.get("cel");
    if (schema.isSet() == cel.isSet()) {
      if (schema.isSet()) {
        flaws.add(cel, ErrorType.Forbidden, "a rule has schema or cel, not both", "remove one");
      } else {
        flaws.add(schema, ErrorType.Required, "the rule asks for nothing", "add schema or cel");
      }
      return Optional.empty();
    }
    if (schema.isSet()) {
      return schema(schema);
    }
    boolean whole = resource && entry.get("at").scalar().isEmpty();
    return cel.string().flatMap(text -> expressions().check(text, whole, cel));
  }

  private Optional<Check> schema(Value schema) {
    if (SchemaCheck.size(schema.node()) > SchemaCheck.LARGEST) {
      flaws.add(
          schema,
          ErrorType.TooMany,
          "the schema has more than " + SchemaCheck.LARGEST + " values",
          "make several rules of it");
      return Optional.empty();
    }
    boolean[] right = {schema.isObject()};
    Flaws counted =
        (at, type, problem, fix) -> {
          right[0] = false;
          flaws.add(at, type, problem, fix);
        };
    new SchemaPatterns(counted).check(schema);
    return right[0] ? compiled(schema) : Optional.empty();
  }

  /** A schema whose shape is wrong is told elsewhere, in the words of all documents. */
  private static Optional<Check> compiled(Value schema) {
    try {
      return Optional.of(SchemaCheck.of(schema.node()));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private Expressions expressions() {
    Expressions known =
        expressions.orElseGet(() -> Expressions.of(spec.get("variables").elements(), flaws));
    expressions = Optional.of(known);
    return known;
  }
}
