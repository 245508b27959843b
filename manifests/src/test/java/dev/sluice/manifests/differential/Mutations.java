package dev.sluice.manifests.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Small changes of a pod, most of them wrong. Each field of each type that is there is as likely to
 * be changed as any other, however often it is there.
 */
final class Mutations {
  /** What an API server or a controller sets; no rule of a pod is about them. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "creationTimestamp",
          "deletionGracePeriodSeconds",
          "deletionTimestamp",
          "generation",
          "managedFields",
          "namespace",
          "resourceVersion",
          "selfLink",
          "uid");

  private final PodTypes types;
  private final Values values;
  private final RandomPods pods;
  private final List<ObjectNode> fragments;

  /**
   * All of them.
   *
   * @param fragments to merge into pods beside those of the values
   */
  Mutations(PodTypes types, Values values, RandomPods pods, List<ObjectNode> fragments) {
    this.types = types;
    this.values = values;
    this.pods = pods;
    this.fragments = fragments;
  }

  /** Changes a pod at one place, or lets it be when chance finds nothing to do. */
  void change(ObjectNode pod, Random random) {
    if (types.places(pod).isEmpty()) {
      return;
    }
    int kind = random.nextInt(100);
    if (kind < 35) {
      replace(pod, true, random);
    } else if (kind < 45) {
      replace(pod, false, random);
    } else if (kind < 51) {
      place(pod, random).remove();
    } else if (kind < 67) {
      add(pod, random);
    } else if (kind < 72) {
      repeat(pod, random);
    } else if (kind < 77) {
      copy(pod, random);
    } else if (kind < 80) {
      odd(pod, random);
    } else {
      part(pod, random);
    }
  }

  private Place place(ObjectNode pod, Random random) {
    Map<String, List<Place>> byKey =
        types.places(pod).stream()
            .collect(Collectors.groupingBy(Place::key, TreeMap::new, Collectors.toList()));
    List<List<Place>> all = List.copyOf(byKey.values());
    List<Place> some = all.get(random.nextInt(all.size()));
    return some.get(random.nextInt(some.size()));
  }

  private void replace(ObjectNode pod, boolean isBad, Random random) {
    Place place = place(pod, random);
    String mapKey = place.key().replaceFirst("value$", "key");
    if (place.isInMap() && values.knows(mapKey) && random.nextBoolean()) {
      JsonNode value = place.value();
      place.remove();
      JsonNode name = isBad ? values.bad(mapKey, random) : values.good(mapKey, random);
      ((ObjectNode) place.parent()).set(name.asText(), value);
    } else if (values.knows(place.key()) && place.value().isValueNode()) {
      place.set(isBad ? values.bad(place.key(), random) : values.good(place.key(), random));
    } else if (place.schema().has("enum") && isBad) {
      place.set(wrongWord(place.value().asText(), random));
    } else if (place.value().isContainerNode() && isBad) {
      place.set(
          place.value().isArray()
              ? JsonNodeFactory.instance.arrayNode()
              : JsonNodeFactory.instance.objectNode());
    } else {
      place.set(pods.value(place.key(), place.schema(), random));
    }
  }

  private static TextNode wrongWord(String word, Random random) {
    return TextNode.valueOf(
        switch (random.nextInt(4)) {
          case 0 -> "";
          case 1 -> word.toLowerCase(java.util.Locale.ROOT);
          case 2 -> word + "s";
          default -> "Other";
        });
  }

  /** A field that is not there. */
  private void add(ObjectNode pod, Random random) {
    Place place = place(pod, random);
    if (!(place.value() instanceof ObjectNode object)) {
      return;
    }
    if (PodTypes.isMap(place.schema())) {
      object.setAll((ObjectNode) pods.value(place.key(), place.schema(), random));
      return;
    }
    String type = PodTypes.typeOf(place.schema());
    boolean isOwn = type.equals("ObjectMeta") && place.key().startsWith(PodTypes.TEMPLATE);
    List<Map.Entry<String, JsonNode>> absent =
        types.fields(type).entrySet().stream()
            .filter(field -> !object.has(field.getKey()))
            .filter(field -> !isOwn || !LEFT_OUT.contains(field.getKey()))
            .toList();
    if (!absent.isEmpty()) {
      Map.Entry<String, JsonNode> field = absent.get(random.nextInt(absent.size()));
      String key = type + "." + field.getKey();
      object.set(field.getKey(), pods.value(key, field.getValue(), random));
    }
  }

  /** One more of the same, or of its kind. */
  private void repeat(ObjectNode pod, Random random) {
    List<Place> lists =
        types.places(pod).stream()
            .filter(place -> place.value() instanceof ArrayNode list && !list.isEmpty())
            .toList();
    if (!lists.isEmpty()) {
      Place place = lists.get(random.nextInt(lists.size()));
      ArrayNode list = (ArrayNode) place.value();
      if (random.nextBoolean()) {
        list.add(list.get(random.nextInt(list.size())).deepCopy());
      } else {
        list.add(pods.value(place.key(), PodTypes.items(place.schema()), random));
      }
    }
  }

  /** What is at one place, at another of the same kind. */
  private void copy(ObjectNode pod, Random random) {
    Place to = place(pod, random);
    List<Place> same =
        types.places(pod).stream()
            .filter(place -> place.key().equals(to.key()) && place.index() < 0 == to.index() < 0)
            .toList();
    to.set(same.get(random.nextInt(same.size())).value().deepCopy());
  }

  /** What cannot be read as what it is meant to be. */
  private void odd(ObjectNode pod, Random random) {
    Place place = place(pod, random);
    JsonNodeFactory json = JsonNodeFactory.instance;
    switch (random.nextInt(11)) {
      case 0 -> place.set(json.textNode("text"));
      case 1 -> place.set(json.numberNode(1));
      case 2 -> place.set(json.numberNode(1.5));
      case 3 -> place.set(json.booleanNode(true));
      case 4 -> place.set(json.arrayNode());
      case 5 -> place.set(json.objectNode());
      case 6 -> place.set(json.numberNode(3_000_000_000L));
      case 7 -> place.set(json.numberNode(new java.math.BigInteger("99999999999999999999")));
      case 8 -> unknown(place);
      default -> {
        // Of an amount nobody else than the API server reads null as 0.
        if (!PodTypes.typeOf(place.schema()).equals("Quantity")) {
          place.set(json.nullNode());
        }
      }
    }
  }

  private static void unknown(Place place) {
    if (place.parent() instanceof ObjectNode object && !place.isInMap()) {
      object.set(place.name() + "s", place.value());
    }
  }

  /** A fragment that breaks a rule which needs more than one value. */
  private void part(ObjectNode pod, Random random) {
    int which = random.nextInt(5);
    if (which < 2 && !fragments.isEmpty()) {
      merge(pod, fragments.get(random.nextInt(fragments.size())).deepCopy());
    } else if (which == 2) {
      ObjectNode some = (ObjectNode) values.part("merges", random);
      if (types.haveFieldsOf(some.path("spec"))) {
        merge(pod, some);
      }
    } else if (which == 3) {
      String list = random.nextInt(4) == 0 ? "initContainers" : "containers";
      if (pod.path("spec").path(list) instanceof ArrayNode containers
          && !containers.isEmpty()
          && containers.get(random.nextInt(containers.size())) instanceof ObjectNode container) {
        merge(container, (ObjectNode) values.part("containers", random));
      }
    } else if (pod.get("spec") instanceof ObjectNode spec) {
      volume(spec, (ObjectNode) values.part("volumes", random), random);
    }
  }

  private static void volume(ObjectNode spec, ObjectNode volume, Random random) {
    if (spec.path("volumes") instanceof ArrayNode volumes && !volumes.isEmpty()) {
      int at = random.nextInt(volumes.size() + 1);
      if (at < volumes.size()) {
        volumes.set(at, volume);
      } else {
        volumes.add(volume);
      }
    } else {
      spec.putArray("volumes").add(volume);
    }
  }

  /** As RFC 7386 says. */
  static void merge(ObjectNode into, ObjectNode patch) {
    for (Map.Entry<String, JsonNode> field : patch.properties()) {
      if (field.getValue().isNull()) {
        into.remove(field.getKey());
      } else if (field.getValue() instanceof ObjectNode object) {
        if (!(into.get(field.getKey()) instanceof ObjectNode)) {
          into.putObject(field.getKey());
        }
        merge((ObjectNode) into.get(field.getKey()), object);
      } else {
        into.set(field.getKey(), field.getValue());
      }
    }
  }
}
