package dev.sluice.manifests.targets;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Random;

/**
 * A deployment target and a resource that it fits.
 *
 * @param number in the run
 * @param target a DeploymentTarget
 * @param resource what names it, without namespace
 */
public record Pair(int number, TargetedKind kind, ObjectNode target, ObjectNode resource) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String LABEL = "sluice.dev/deployment-target";

  /** Makes one, the same one for the same random numbers. */
  public static Pair of(int number, TargetedKind kind, JsonNode pools, Random random) {
    ObjectNode object = kind.objects().get(random.nextInt(kind.objects().size())).deepCopy();
    String name = "walk-" + number;
    object.withObject("/metadata").put("name", name);
    boolean labelled = kind.ownField().isEmpty() || random.nextBoolean();
    if (labelled) {
      object.withObject("/metadata/labels").put(LABEL, name);
    }
    if (!kind.ownField().isEmpty()) {
      JsonPointer field = JsonPointer.compile(kind.ownField());
      ((ObjectNode) object.at(field.head())).put(field.last().getMatchingProperty(), name);
    }
    ArrayNode set = RandomSet.of(random, kind, pools, object);
    return new Pair(number, kind, target(name, kind, set, random.nextBoolean()), object);
  }

  private static ObjectNode target(String name, TargetedKind kind, ArrayNode set, boolean listed) {
    ObjectNode target = NODES.objectNode();
    target.put("apiVersion", "sluice.dev/v1alpha1").put("kind", "DeploymentTarget");
    target.putObject("metadata").put("name", name);
    ObjectNode spec = target.putObject("spec");
    spec.putObject("kubernetes");
    if (listed) {
      spec.putArray("kinds").add(kind.name());
    }
    spec.set("deploymentPatchSet", set);
    return target;
  }

  ArrayNode set() {
    return (ArrayNode) target.at("/spec/deploymentPatchSet");
  }

  String name() {
    return target.at("/metadata/name").asText();
  }

  /** Whether the resource names its target by the label. */
  boolean isLabelled() {
    return resource.path("metadata").path("labels").has(LABEL);
  }

  /** An object with the effect of the target; empty where that cannot be applied. */
  Optional<ObjectNode> planned(JsonNode object) {
    return OwnPlan.of(set(), kind.root(), object);
  }
}
