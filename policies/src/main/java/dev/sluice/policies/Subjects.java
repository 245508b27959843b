package dev.sluice.policies;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.apache.EffectiveConfiguration;
import dev.sluice.policies.custom.On;
import dev.sluice.policies.custom.Subject;
import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.FlinkOptions;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Located;
import dev.sluice.policies.pod.Pods;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Resource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What own rules look at of one resource, made once and only if one of them asks. */
final class Subjects implements Subject.Source {
  private static final String ELSEWHERE = ", unless it is set elsewhere";

  private final KindPlan plan;
  private final Resource resource;
  private final Map<On, List<Subject>> made = new EnumMap<>(On.class);

  Subjects(KindPlan plan, Resource resource) {
    this.plan = plan;
    this.resource = resource;
  }

  @Override
  public List<Subject> of(On on) {
    return made.computeIfAbsent(on, this::make);
  }

  private List<Subject> make(On on) {
    return switch (on) {
      case Resource -> List.of(new Subject(resource.object(), UnaryOperator.identity(), ""));
      case Pods -> plan.pods(resource).stream().flatMap(pods -> of(pods).stream()).toList();
      case FlinkConfiguration ->
          plan.kind().fields(FlinkOptions.TYPE).stream()
              .map(spec -> options(resource.field(spec)))
              .toList();
    };
  }

  private static List<Subject> of(Pods pods) {
    String doubt = pods.isPartial() ? ELSEWHERE : "";
    return pods.all().stream()
        .map(pod -> new Subject(pod.root().node(), path -> written(pod, path), doubt))
        .toList();
  }

  /** Where the part at a path of the pod can be changed, or the nearest one above it that can. */
  private static FieldPath written(RenderedPod pod, FieldPath path) {
    Optional<FieldPath> above = Optional.of(path);
    while (above.isPresent()) {
      Optional<FieldPath> place = pod.at(above.get()).place();
      if (place.isPresent()) {
        return place.get();
      }
      above = above.get().parent();
    }
    return FieldPath.ROOT;
  }

  /** The options that count, whoever gives them; those that the field does not give are at it. */
  private static Subject options(Field<FlinkOptions> field) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    Map<String, FieldPath> places = new HashMap<>();
    for (FlinkConfiguration.Entry option : EffectiveConfiguration.of(field).below("")) {
      field.resource().value().steps().take();
      tree.put(option.key(), option.text());
      places.put(option.key(), option.place().orElse(field.path()));
    }
    Located map = field;
    String doubt = field.isComplete() ? "" : ELSEWHERE;
    return new Subject(tree, path -> place(path, places, map), doubt);
  }

  private static FieldPath place(FieldPath path, Map<String, FieldPath> places, Located map) {
    if (path.isRoot()) {
      return map.path();
    }
    String key = path.ancestry().getFirst().last();
    FieldPath known = places.get(key);
    return known == null ? map.path().key(key) : known;
  }
}
