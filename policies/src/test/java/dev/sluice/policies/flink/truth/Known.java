package dev.sluice.policies.flink.truth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What our pods have otherwise than Flink's, and why. Each row hides it in both. */
enum Known {
  DEFAULT_IMAGE(
      "What Flink takes where nobody gives an image changes with each release; an operator asks for one.",
      Map.of(),
      (pod, of) -> {
        if (main(pod).path("image").asText().startsWith("apache/flink:" + of.flink().version())) {
          main(pod).remove("image");
        }
      }),
  TASKMANAGER_NAME(
      "Flink counts its TaskManagers; ours have no name until one is made.",
      Map.of(),
      (pod, of) -> {
        if (!of.isJobManager()) {
          metadata(pod).remove("name");
        }
      }),
  TASKMANAGER_OWNER(
      "Flink's client replaces the owners of a TaskManager's pod after it is built, which the oracle does not do.",
      Map.of(),
      "{\"metadata\": {\"ownerReferences\": [{\"kind\": \"Pod\", \"name\": \"a\"}]}, \"spec\": {\"containers\": []}}",
      (pod, of) -> {
        if (!of.isJobManager()) {
          metadata(pod).remove("ownerReferences");
        }
      }),
  TASKMANAGER_COMMAND(
      "All memory options and others as they were derived: nothing that a rule would read.",
      Map.of(),
      (pod, of) -> {
        if (!of.isJobManager()) {
          ArrayNode args = (ArrayNode) main(pod).get("args");
          args.set(2, args.get(2).asText().split(" ")[0]);
        }
      }),
  TASKMANAGER_MEMORY_OPTIONS(
      "FLINK_TM_JVM_MEM_OPTS has sizes in bytes that Flink derives.",
      Map.of(),
      (pod, of) ->
          named(main(pod).path("env"), "FLINK_TM_JVM_MEM_OPTS"::equals)
              .forEach(variable -> variable.remove("value"))),
  CONFIGURATION_FILES(
      "Which files there are depends on who runs Flink's client, and on its version.",
      Map.of(),
      (pod, of) ->
          named(spec(pod).path("volumes"), "flink-config-volume"::equals)
              .forEach(volume -> ((ObjectNode) volume.path("configMap")).remove("items"))),
  DERIVED_MEMORY(
      "Without jobmanager.memory.process.size Flink derives it from a dozen options; ours leaves it out.",
      Map.of("jobmanager.memory.process.size", "", "jobmanager.memory.flink.size", "1g"),
      (pod, of) -> {
        if (of.option(of.process().word() + ".memory.process.size").isEmpty()) {
          for (String list : List.of("requests", "limits")) {
            remove(main(pod).path("resources").path(list), "memory");
          }
        }
      }),
  IMPOSSIBLE_PORTS(
      "Flink does not look at the range of two ports, the server refuses them; ours leaves the number out.",
      Map.of("rest.port", "0"),
      (pod, of) ->
          main(pod)
              .path("ports")
              .forEach(
                  port -> {
                    int number = port.path("containerPort").asInt();
                    if (number <= 0 || number > 65535) {
                      remove(port, "containerPort");
                    }
                  })),
  YAML_NOTATION(
      "Whether a list or a map is read as YAML depends on Flink's version and file, and lists of maps differ again.",
      Map.of("kubernetes.jobmanager.tolerations", "[{key: a, operator: Exists}]"),
      (pod, of) ->
          of.pair()
              .options()
              .forEach(
                  (option, text) -> {
                    if (text.startsWith("{") || text.startsWith("[")) {
                      hideFrom(option, pod);
                    }
                  })),
  ORDER_OF_OPTIONS(
      "What comes from a map or from many options is in the order of a hash table.",
      Map.of(
          "kubernetes.secrets", "zeta:/z,b:/b,alpha:/a",
          "containerized.master.env.MM", "1",
          "containerized.master.env.A", "2"),
      (pod, of) -> {
        Set<JsonNode> variables = variables(of);
        sort(main(pod), "env", variables::contains);
        sort(spec(pod), "volumes", Known::isFromMap);
        sort(main(pod), "volumeMounts", mount -> volumes(pod).contains(mount.path("name")));
      });

  final String why;

  /** Which shows it: options, of which an empty one takes away what all have, and a template. */
  final Pair example;

  private final BiConsumer<ObjectNode, Case> hiding;

  Known(String why, Map<String, String> options, BiConsumer<ObjectNode, Case> hiding) {
    this(why, options, "", hiding);
  }

  Known(
      String why,
      Map<String, String> options,
      String template,
      BiConsumer<ObjectNode, Case> hiding) {
    Map<String, String> all = new TreeMap<>(options);
    all.putIfAbsent("execution.target", "kubernetes-session");
    all.putIfAbsent("kubernetes.cluster-id", "orders");
    all.putIfAbsent("jobmanager.memory.process.size", "1600m");
    all.putIfAbsent("taskmanager.memory.process.size", "1728m");
    all.values().removeIf(String::isEmpty);
    this.why = why;
    this.example = new Pair(all, read(template));
    this.hiding = hiding;
  }

  private static JsonNode read(String json) {
    try {
      return json.isEmpty() ? MissingNode.getInstance() : new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Takes out of a pod what the row is about. */
  void hide(ObjectNode pod, Case of) {
    hiding.accept(pod, of);
  }

  private static ObjectNode metadata(ObjectNode pod) {
    return (ObjectNode) pod.get("metadata");
  }

  private static ObjectNode spec(ObjectNode pod) {
    return (ObjectNode) pod.get("spec");
  }

  private static ObjectNode main(ObjectNode pod) {
    JsonNode containers = pod.at("/spec/containers");
    return (ObjectNode) containers.get(containers.size() - 1);
  }

  private static List<ObjectNode> named(JsonNode list, Predicate<String> names) {
    List<ObjectNode> found = new ArrayList<>();
    list.forEach(
        element -> {
          if (names.test(element.path("name").asText())) {
            found.add((ObjectNode) element);
          }
        });
    return found;
  }

  private static void remove(JsonNode from, String field) {
    if (from instanceof ObjectNode object) {
      object.remove(field);
    }
  }

  /** Takes out what an option is for. */
  private static void hideFrom(String option, ObjectNode pod) {
    switch (option.substring(option.lastIndexOf('.') + 1)) {
      case "labels", "annotations" ->
          remove(metadata(pod), option.substring(option.lastIndexOf('.') + 1));
      case "tolerations" -> remove(spec(pod), "tolerations");
      case "pull-secrets" -> remove(spec(pod), "imagePullSecrets");
      case "secretKeyRef" -> remove(main(pod), "env");
      case "secrets" -> {
        remove(spec(pod), "volumes");
        remove(main(pod), "volumeMounts");
      }
      default -> {}
    }
  }

  /** What the options for variables add. */
  private static Set<JsonNode> variables(Case of) {
    String prefix =
        of.isJobManager() ? "containerized.master.env." : "containerized.taskmanager.env.";
    return of.pair().options().entrySet().stream()
        .filter(option -> option.getKey().startsWith(prefix))
        .map(
            option ->
                JsonNodeFactory.instance
                    .objectNode()
                    .put("name", option.getKey().substring(prefix.length()))
                    .put("value", option.getValue()))
        .collect(Collectors.toSet());
  }

  private static Set<JsonNode> volumes(ObjectNode pod) {
    Set<JsonNode> names = new HashSet<>();
    spec(pod)
        .path("volumes")
        .forEach(volume -> names.add(isFromMap(volume) ? volume.get("name") : volume));
    return names;
  }

  /** Whether a volume looks like those of {@code kubernetes.secrets} and of claims. */
  private static boolean isFromMap(JsonNode volume) {
    String name = volume.path("name").asText();
    return name.equals(volume.at("/secret/secretName").asText() + "-volume")
        || volume.at("/persistentVolumeClaim/readOnly").isBoolean();
  }

  /** Sorts the elements that fit among each other. */
  private static void sort(ObjectNode in, String list, Predicate<JsonNode> fits) {
    List<JsonNode> elements = new ArrayList<>();
    in.path(list).forEach(elements::add);
    Iterator<JsonNode> sorted =
        elements.stream().filter(fits).sorted(Comparator.comparing(JsonNode::toString)).iterator();
    if (sorted.hasNext()) {
      elements.replaceAll(element -> fits.test(element) ? sorted.next() : element);
      in.putArray(list).addAll(elements);
    }
  }
}
