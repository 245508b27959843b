package dev.sluice.policies.pod;

import com.fasterxml.jackson.core.JsonPointer;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.state.State.Lookup;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The namespace in which the pods of a resource are made. */
final class PodNamespace {
  /**
   * What jobs of Ververica Platform are sent to: its own document, Sluice's, and an operator's of
   * it.
   */
  private static final List<Target> TARGETS =
      List.of(
          new Target("", "DeploymentTarget", JsonPointer.compile("/spec/kubernetes/namespace")),
          new Target(
              "sluice.dev", "DeploymentTarget", JsonPointer.compile("/spec/kubernetes/namespace")),
          new Target(
              "ververicaplatform.fintechstudios.com",
              "VpDeploymentTarget",
              JsonPointer.compile("/spec/spec/kubernetes/namespace")));

  private static final String LABEL = "/metadata/labels/sluice.dev~1deployment-target";

  private record Target(String group, String kind, JsonPointer namespaceAt) {
    /** Where it is; Sluice's own is in no namespace. */
    String in(Resource resource) {
      return group.equals("sluice.dev") ? "" : resource.namespace();
    }
  }

  private PodNamespace() {}

  /**
   * Its own but for jobs of Ververica Platform, whose target says it; empty where that is not in
   * the state, and for a template of which it is not known where it will be used.
   */
  static Optional<String> of(Pods pods) {
    Optional<String> namespace =
        pods.system() == PodSystem.VERVERICA
            ? ofTarget(pods.resource())
            : pods.configurationAt().map(options -> pods.resource().namespace());
    return namespace.filter(Predicate.not(String::isEmpty));
  }

  private static Optional<String> ofTarget(Resource resource) {
    String label = resource.at(LABEL).scalar();
    String name =
        label.isEmpty()
            ? resource.kind().targetReference().map(at -> resource.at(at).scalar()).orElse("")
            : label;
    for (Target target : TARGETS) {
      if (!name.isEmpty()
          && resource.state().find(target.group(), target.kind(), target.in(resource), name)
              instanceof Lookup.Found(var object)) {
        return Optional.of(object.at(target.namespaceAt()).asText());
      }
    }
    return Optional.empty();
  }
}
