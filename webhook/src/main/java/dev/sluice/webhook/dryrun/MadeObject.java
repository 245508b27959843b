package dev.sluice.webhook.dryrun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.render.Workload;

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
   * The object that makes a pod: a Deployment, StatefulSet or Job, else the pod itself, as Flink
   * makes its TaskManagers.
   *
   * @param namespace where it goes
   * @param resource the name of the resource
   */
  static MadeObject of(RenderedPod pod, String namespace, String resource) {
    return switch (pod.workload()) {
      case DEPLOYMENT ->
          new MadeObject(
              list("apps", namespace, "deployments"),
              2,
              object("apps/v1", "Deployment", namespace, name(pod, resource), selecting(pod)));
      case STATEFUL_SET ->
          new MadeObject(
              list("apps", namespace, "statefulsets"),
              2,
              object(
                  "apps/v1",
                  "StatefulSet",
                  namespace,
                  name(pod, resource),
                  selecting(pod).put("serviceName", name(pod, resource))));
      case JOB ->
          new MadeObject(
              list("batch", namespace, "jobs"),
              2,
              object("batch/v1", "Job", namespace, name(pod, resource), job(pod)));
      case POD, POD_TEMPLATE -> pod(pod, namespace, resource);
    };
  }

  private static String list(String group, String namespace, String plural) {
    return "apis/%s/v1/namespaces/%s/%s".formatted(group, namespace, plural);
  }

  private static ObjectNode selecting(RenderedPod pod) {
    ObjectNode template = template(pod);
    ObjectNode spec = NODES.objectNode();
    spec.putObject("selector").set("matchLabels", selector(pod, template));
    return spec.set("template", template);
  }

  /** Its pods end; a Job whose pods always restart would be refused. */
  private static ObjectNode job(RenderedPod pod) {
    ObjectNode template = template(pod);
    if (!template.path("spec").has("restartPolicy")) {
      template.withObject("/spec").put("restartPolicy", "Never");
    }
    return NODES.objectNode().set("template", template);
  }

  /** The pod itself, as what makes it asks for it. */
  static MadeObject pod(RenderedPod pod, String namespace, String resource) {
    ObjectNode template = template(pod);
    String name = name(pod, resource);
    String podName = name + "-" + pod.process().word() + "-1-1";
    JsonNode spec = template.path("spec");
    ObjectNode object = object("v1", "Pod", namespace, podName, spec);
    ObjectNode metadata = object.withObject("/metadata");
    JsonNode written = template.path("metadata");
    for (String map : new String[] {"labels", "annotations"}) {
      if (written.has(map)) {
        metadata.set(map, written.path(map));
      }
    }
    return new MadeObject("api/v1/namespaces/" + namespace + "/pods", 0, object);
  }

  /** The name of what makes the pod, else the resource's. */
  private static String name(RenderedPod pod, String resource) {
    int blank = pod.workload() == Workload.POD ? -1 : pod.object().indexOf(' ');
    String name = blank < 0 ? resource : pod.object().substring(blank + 1);
    return name.isEmpty() ? NO_NAME : name;
  }

  private static ObjectNode object(
      String apiVersion, String kind, String namespace, String name, JsonNode spec) {
    ObjectNode object = NODES.objectNode().put("apiVersion", apiVersion).put("kind", kind);
    object.putObject("metadata").put("namespace", namespace).put("name", name);
    return object.set("spec", spec);
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
