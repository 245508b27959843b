package dev.sluice.policies.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.state.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All exported policies, as an API server without any webhook asks them about a request. */
final class ExportedPolicies {
  private static final Set<String> ROLES = Set.of("jobManager", "taskManager");

  private final List<InForce> inForce;

  private static final class InForce {
    private final AdmissionPolicy exported;
    private @Nullable EvaluatedPolicy compiled;

    InForce(AdmissionPolicy exported) {
      this.exported = exported;
    }

    EvaluatedPolicy policy() {
      EvaluatedPolicy known = compiled == null ? new EvaluatedPolicy(exported) : compiled;
      compiled = known;
      return known;
    }

    boolean is(Action action) {
      return exported.binding().at("/spec/validationActions/0").asText().equals(action.name());
    }

    boolean isFor(AdmissionRequest request) {
      String[] version = request.object().path("apiVersion").asText().split("/");
      JsonNode rule = exported.policy().at("/spec/matchConstraints/resourceRules/0");
      return KitCase.BOOK
          .kinds()
          .of(request.object())
          .filter(kind -> rule.at("/apiGroups/0").asText().equals(kind.name().group()))
          .filter(kind -> rule.at("/resources/0").asText().equals(kind.plural()))
          .filter(_ -> rule.path("apiVersions").toString().contains('"' + version[1] + '"'))
          .isPresent();
    }
  }

  ExportedPolicies(Policies policies, Instant now) {
    inForce =
        Export.of(KitCase.BOOK, policies, now, false).policies().stream()
            .map(InForce::new)
            .toList();
  }

  /** What those of an action say of a request. */
  List<String> said(Action action, AdmissionRequest request, State state) {
    List<String> said = new ArrayList<>();
    for (InForce one : inForce) {
      if (one.is(action) && one.isFor(request)) {
        JsonNode namespace = namespace(request.namespace(), state);
        Optional<JsonNode> old = request.oldObject().map(o -> stored(o, request));
        said.addAll(one.policy().failures(stored(request.object(), request), old, namespace));
      }
    }
    return said;
  }

  /** As the API server has it: with its namespace, and with what is filled in in roles. */
  private static JsonNode stored(JsonNode object, AdmissionRequest request) {
    ObjectNode stored = object.deepCopy();
    KitCase.BOOK
        .kinds()
        .of(object)
        .map(kind -> kind.defaultedSpec(object, ROLES))
        .filter(JsonNode::isObject)
        .ifPresent(spec -> stored.set("spec", spec));
    stored.withObjectProperty("metadata").put("namespace", request.namespace());
    return stored;
  }

  private static JsonNode namespace(String name, State state) {
    ObjectNode namespace = JsonNodeFactory.instance.objectNode();
    if (state.find("", "Namespace", "", name) instanceof State.Lookup.Found(JsonNode found)) {
      namespace.setAll((ObjectNode) found);
    }
    namespace
        .withObjectProperty("metadata")
        .withObjectProperty("labels")
        .put("kubernetes.io/metadata.name", name);
    return namespace;
  }
}
