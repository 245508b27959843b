package dev.sluice.webhook.dryrun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.render.FlinkProcess;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;

/**
 * What an operator or Flink sends to an API server to have a pod.
 *
 * @param list where it is created
 * @param template how many steps of the server's paths lead to the pod
 * @param json the object
 */
record MadeObject(String list, int template, JsonNode json) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String NO_NAME = "sluice";

  /**
   * The object that makes a pod: a Deployment, StatefulSet or Job, else the pod itself, which Flink
   * makes of its TaskManagers.
   *
   * @param namespace where it goes
   */
  static MadeObject of(RenderedPod pod, String namespace, String resource) {
    String kind = kind(pod);
    if (kind.equals("Pod")) {
      return pod(pod, namespace, resource);
    }
    ObjectNode spec = NODES.objectNode();
    ObjectNode template = template(pod);
    if (kind.equals("Job")) {
      if (!template.path("spec").has("restartPolicy")) {
        template.withObject("/spec").put("restartPolicy", "Never");
      }
    } else {
      spec.putObject("selector").set("matchLabels", selector(pod, template));
    }
    if (kind.equals("StatefulSet")) {
      spec.put("serviceName", name(pod, resource));
    }
    spec.set("template", template);
    String group = kind.equals("Job") ? "batch" : "apps";
    ObjectNode object = head(group + "/v1", kind, namespace, name(pod, resource));
    object.set("spec", spec);
    String plural = kind.toLowerCase(java.util.Locale.ROOT) + "s";
    return new MadeObject(
        "apis/%s/v1/namespaces/%s/%s".formatted(group, namespace, plural), 2, object);
  }

  /** The pod itself, as what makes it asks for it. */
  static MadeObject pod(RenderedPod pod, String namespace, String resource) {
    ObjectNode template = template(pod);
    String name = name(pod, resource);
    ObjectNode object = head("v1", "Pod", namespace, name + "-" + pod.process().word() + "-1-1");
    ObjectNode metadata = object.withObject("/metadata");
    JsonNode written = template.path("metadata");
    for (String map : new String[] {"labels", "annotations"}) {
      if (written.has(map)) {
        metadata.set(map, written.path(map));
      }
    }
    object.set("spec", template.path("spec"));
    return new MadeObject("api/v1/namespaces/" + namespace + "/pods", 0, object);
  }

  private static String kind(RenderedPod pod) {
    String object = pod.object();
    for (String kind : new String[] {"Deployment", "StatefulSet", "Job"}) {
      if (object.startsWith(kind)) {
        return kind;
      }
    }
    return object.isEmpty() && pod.process() == FlinkProcess.JOBMANAGER ? "Deployment" : "Pod";
  }

  /** The name in what makes the pod, else the resource's. */
  private static String name(RenderedPod pod, String resource) {
    String object = pod.object();
    boolean named = object.startsWith(kind(pod) + " ");
    String name = named ? object.substring(object.indexOf(' ') + 1) : resource;
    return name.isEmpty() ? NO_NAME : name;
  }

  private static ObjectNode head(String apiVersion, String kind, String namespace, String name) {
    ObjectNode object = NODES.objectNode().put("apiVersion", apiVersion).put("kind", kind);
    object.putObject("metadata").put("namespace", namespace).put("name", name);
    return object;
  }

  private static ObjectNode template(RenderedPod pod) {
    return pod.root().node().isObject() ? pod.root().node().deepCopy() : NODES.objectNode();
  }

  /** The labels that the system adds; it selects by some of them. */
  private static ObjectNode selector(RenderedPod pod, ObjectNode template) {
    ObjectNode selector = NODES.objectNode();
    Part labels = pod.root().get("metadata").get("labels");
    for (String label : labels.names()) {
      if (!labels.entry(label).isWritten() && labels.entry(label).string().isPresent()) {
        selector.set(label, labels.entry(label).node());
      }
    }
    if (selector.isEmpty()) {
      selector.put("app", NO_NAME);
      template.withObject("/metadata/labels").put("app", NO_NAME);
    }
    return selector;
  }
}
