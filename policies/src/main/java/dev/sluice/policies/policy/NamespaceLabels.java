package dev.sluice.policies.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.state.State;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The labels of a resource's namespace, looked for when a policy first asks. */
final class NamespaceLabels {
  private static final String NAME = "kubernetes.io/metadata.name";

  private final String namespace;
  private final State state;
  private @Nullable JsonNode labels;

  /**
   * @param namespace empty for cluster scope
   */
  NamespaceLabels(String namespace, State state) {
    this.namespace = namespace;
    this.state = state;
  }

  String namespace() {
    return namespace;
  }

  /** A map; empty where they are not known, and where there is no namespace. */
  Optional<JsonNode> get() {
    JsonNode known = labels;
    if (known == null) {
      known = namespace.isEmpty() ? MissingNode.getInstance() : find();
      labels = known;
    }
    return Optional.of(known).filter(JsonNode::isObject);
  }

  /** With the one that the API server gives every namespace. */
  private JsonNode find() {
    if (!(state.find("", "Namespace", "", namespace) instanceof State.Lookup.Found(var object))) {
      return MissingNode.getInstance();
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode().put(NAME, namespace);
    return object.at("/metadata/labels") instanceof ObjectNode written ? all.setAll(written) : all;
  }
}
