package dev.sluice.manifests.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Makes the parts of a random pod fit each other. */
final class Coherence {
  private static final List<String> VOLUMES = List.of("data", "logs", "conf", "cache");
  private static final List<String> CONTAINERS = List.of("main", "side", "third");

  private final Target target;
  private final ObjectNode spec;
  private final Values values;
  private final Random random;

  Coherence(Target target, ObjectNode pod, Values values, Random random) {
    this.target = target;
    this.spec = (ObjectNode) pod.get("spec");
    this.values = values;
    this.random = random;
  }

  void bring() {
    bringSpec();
    name("volumes", VOLUMES);
    name("containers", CONTAINERS);
    name("initContainers", List.of("init", "init-2", "init-3"));
    name("resourceClaims", List.of("gpu", "nic", "third"));
    distinct(spec.path("schedulingGates"), gate -> gate.path("name"));
    distinct(spec.at("/securityContext/sysctls"), sysctl -> sysctl.path("name"));
    distinct(spec.path("topologySpreadConstraints"), c -> c.path("topologyKey"));
    each("volumes", this::bringVolume);
    each("initContainers", this::bringInit);
    each("containers", this::bringContainer);
    each("initContainers", this::bringContainer);
  }

  private void bringSpec() {
    if (!target.isTemplate() || target == Target.POD_TEMPLATE) {
      spec.path("restartPolicy");
    } else {
      spec.remove(List.of("restartPolicy", "activeDeadlineSeconds"));
    }
    if (target == Target.JOB) {
      spec.put("restartPolicy", random.nextBoolean() ? "Never" : "OnFailure");
    }
    if (spec.path("hostNetwork").asBoolean() || spec.has("setHostnameAsFQDN")) {
      spec.remove("hostnameOverride");
    }
    if (spec.has("nodeName")) {
      spec.remove("schedulingGates");
    }
    if (spec.path("hostPID").asBoolean()) {
      spec.remove("shareProcessNamespace");
    }
    if (List.of("hostNetwork", "hostPID", "hostIPC").stream().anyMatch(spec::has)) {
      spec.remove(List.of("hostUsers"));
      if (spec.get("securityContext") instanceof ObjectNode context) {
        context.remove("sysctls");
      }
    }
    if (spec.at("/os/name").asText().equals("windows")) {
      spec.remove(List.of("securityContext", "hostPID", "hostIPC", "hostUsers", "resources"));
      spec.remove("shareProcessNamespace");
    } else if (spec.has("os") && spec.get("securityContext") instanceof ObjectNode context) {
      context.remove("windowsOptions");
    }
  }

  private void bringVolume(ObjectNode volume) {
    each(volume.at("/projected/sources"), source -> bringItems(source.at("/configMap/items")));
    each(volume.at("/projected/sources"), source -> bringItems(source.at("/secret/items")));
    each(volume.at("/downwardAPI/items"), this::bringDownward);
    each(
        volume.at("/projected/sources"),
        source -> each(source.at("/downwardAPI/items"), this::bringDownward));
  }

  private void bringItems(JsonNode items) {
    each(items, item -> item.put("path", "p" + random.nextInt(100_000)));
  }

  /** Has other fields of the pod than a variable may have, and files of its own. */
  private void bringDownward(ObjectNode file) {
    file.put("path", "f" + random.nextInt(100_000));
    if (file.get("fieldRef") instanceof ObjectNode reference) {
      reference.put("fieldPath", "metadata.labels");
    }
    if (file.get("resourceFieldRef") instanceof ObjectNode reference) {
      reference.put("containerName", "main");
    }
  }

  private void bringInit(ObjectNode container) {
    if (!container.path("restartPolicy").asText().equals("Always")) {
      container.remove(List.of("livenessProbe", "readinessProbe", "startupProbe", "lifecycle"));
    }
  }

  private void bringContainer(ObjectNode container) {
    bringMounts(container);
    bringPorts(container);
    bringProbes(container);
    if (container.get("restartPolicyRules") != null && !container.has("restartPolicy")) {
      container.put("restartPolicy", "Never");
    }
    distinct(container.path("resizePolicy"), policy -> policy.path("resourceName"));
    each(
        container.path("env"),
        variable -> {
          if (variable.at("/valueFrom/fileKeyRef").isObject()
              && named(isSource("emptyDir")) == null) variable.remove("valueFrom");
          else if (variable.at("/valueFrom/fileKeyRef") instanceof ObjectNode file)
            file.put("volumeName", named(isSource("emptyDir")));
        });
    bringSecurity(container);
    if (container.at("/resources/claims").isArray()) {
      ((ObjectNode) container.get("resources")).remove("claims");
    }
  }

  private void bringSecurity(ObjectNode container) {
    if (container.get("securityContext") instanceof ObjectNode context) {
      if (spec.at("/os/name").asText().equals("windows")) {
        container.remove("securityContext");
      } else if (spec.has("os")) {
        context.remove("windowsOptions");
      }
      if (context.path("privileged").asBoolean()) {
        context.remove("allowPrivilegeEscalation");
      }
    }
  }

  private void bringMounts(ObjectNode container) {
    String any = named(volume -> true);
    if (any == null) {
      container.remove("volumeMounts");
    }
    Set<String> mounted = new HashSet<>();
    int number = 0;
    for (ObjectNode mount : objects(container.path("volumeMounts"))) {
      String volume = pick(named());
      mount.put("name", volume).put("mountPath", "/m" + number++);
      mounted.add(volume);
      if (mount.has("subPath")) {
        mount.remove("subPathExpr");
      }
    }
    String device = named(v -> isBlock(v) && !mounted.contains(v.path("name").asText()));
    if (device == null || spec.has("hostUsers")) {
      container.remove("volumeDevices");
    } else if (container.get("volumeDevices") instanceof ArrayNode devices) {
      ArrayNode one = JsonNodeFactory.instance.arrayNode();
      one.addObject().put("name", device).put("devicePath", "/dev/a");
      container.set("volumeDevices", one);
      devices.removeAll();
    }
  }

  private static boolean isBlock(JsonNode volume) {
    return volume.has("persistentVolumeClaim") || volume.has("ephemeral");
  }

  private void bringPorts(ObjectNode container) {
    int number = 0;
    for (ObjectNode port : objects(container.path("ports"))) {
      number++;
      if (port.has("name")) {
        port.put("name", port.path("name").asText().charAt(0) + "p" + number);
      }
      int own = 1 + random.nextInt(60_000);
      port.put("containerPort", own);
      if (port.has("hostPort")) {
        port.put("hostPort", spec.has("hostNetwork") ? own : 1 + random.nextInt(60_000));
      }
    }
  }

  private void bringProbes(ObjectNode container) {
    if (container.get("readinessProbe") instanceof ObjectNode probe) {
      probe.remove("terminationGracePeriodSeconds");
    }
    if (container.get("lifecycle") instanceof ObjectNode lifecycle) {
      for (ObjectNode handler : objects(lifecycle)) {
        if (handler.get("sleep") instanceof ObjectNode sleep) {
          sleep.put("seconds", 0);
        }
      }
    }
  }

  /** The names of all volumes. */
  private List<String> named() {
    List<String> names = new ArrayList<>();
    each("volumes", volume -> names.add(volume.path("name").asText()));
    return names;
  }

  /** The name of a volume like this; null if there is none. */
  private String named(Predicate<JsonNode> which) {
    return objects(spec.path("volumes")).stream()
        .filter(which)
        .map(volume -> volume.path("name").asText())
        .findFirst()
        .orElse(null);
  }

  private static Predicate<JsonNode> isSource(String source) {
    return volume -> volume.has(source);
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private void name(String list, List<String> names) {
    Iterator<String> left = names.iterator();
    each(list, object -> object.put("name", left.next()));
  }

  private static void distinct(
      JsonNode list, java.util.function.Function<JsonNode, JsonNode> what) {
    Set<JsonNode> seen = new HashSet<>();
    for (Iterator<JsonNode> i = list.iterator(); i.hasNext(); ) {
      if (!seen.add(what.apply(i.next()))) {
        i.remove();
      }
    }
  }

  private void each(String list, Consumer<ObjectNode> what) {
    each(spec.path(list), what);
  }

  private static void each(JsonNode list, Consumer<ObjectNode> what) {
    objects(list).forEach(what);
  }

  private static List<ObjectNode> objects(JsonNode list) {
    return list.valueStream()
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .toList();
  }
}
