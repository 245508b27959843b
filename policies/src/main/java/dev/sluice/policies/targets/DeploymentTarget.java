package dev.sluice.policies.targets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.patch.PatchOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A deployment target as it is in the cluster: Sluice's own, or the platform's document of the same
 * shape.
 *
 * @param object the whole object; read only
 */
public record DeploymentTarget(JsonNode object) {
  public static final String KIND = "DeploymentTarget";

  /**
   * An operation of its patch set.
   *
   * @param number counted from 1
   * @param operation what it does; empty where it is no operation of JSON Patch
   */
  record Listed(int number, Optional<PatchOperation> operation) {}

  /** Whether it is Sluice's own, and not a document of the platform. */
  boolean isOwn() {
    return object.path("apiVersion").asText("").startsWith("sluice.dev/");
  }

  /** Its name. */
  public String name() {
    return object.at("/metadata/name").asText("");
  }

  /** What tells it from another one that had or will have its name; empty outside a cluster. */
  public String uid() {
    return object.at("/metadata/uid").asText("");
  }

  /** What a person calls it. */
  public String title() {
    return "deployment target " + Quote.string(name());
  }

  /** The namespace that jobs go to; empty for the one that each resource is in. */
  public String namespace() {
    return object.at("/spec/kubernetes/namespace").asText("");
  }

  /** Whether it is written for a kind: those that it lists, or any where it lists none. */
  public boolean isFor(KindProfile kind) {
    JsonNode kinds = object.at("/spec/kinds");
    return kinds.isEmpty() || lists(kind);
  }

  /** Whether it lists a kind, by its name or by group and name. */
  public boolean lists(KindProfile kind) {
    for (JsonNode listed : object.at("/spec/kinds")) {
      if (kind.name().matches(listed.asText(""))) {
        return true;
      }
    }
    return false;
  }

  /** Its patch set, in order. */
  List<Listed> operations() {
    JsonNode set = object.at("/spec/deploymentPatchSet");
    if (!set.isArray()) {
      return List.of();
    }
    List<Listed> operations = new ArrayList<>(set.size());
    for (JsonNode entry : set) {
      operations.add(
          new Listed(
              operations.size() + 1, new PatchEntry(Value.of(entry, FieldPath.ROOT)).operation()));
    }
    return operations;
  }
}
