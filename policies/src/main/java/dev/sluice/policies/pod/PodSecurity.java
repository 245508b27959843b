package dev.sluice.policies.pod;

import dev.sluice.policies.kubernetes.KubernetesVersion;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.podsecurity.Level;
import dev.sluice.policies.podsecurity.NamespacePolicy;
import dev.sluice.policies.podsecurity.Standard;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.state.State.Lookup;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Pods that the Pod Security level of their namespace refuses. The API server lets the workload
 * through that makes them, and then there are none (reference: pod validation, POD-425).
 */
final class PodSecurity implements PodRule {
  static final String ROW = "POD-425";

  @Override
  public void judge(Pods pods, Findings findings) {
    Resource resource = pods.resource();
    Optional<Level> given = resource.installation().podSecurity().flatMap(Level::of);
    Optional<String> namespace = PodNamespace.of(pods);
    if (namespace.isPresent()) {
      Optional<NamespacePolicy> labels =
          labels(resource, namespace.get(), given.isEmpty(), findings);
      if (labels.isPresent()) {
        judge(pods, namespace.get(), labels.get(), given, findings);
        return;
      }
    }
    given.ifPresent(level -> enforce(pods, new Standard(level, cluster(resource)), "", findings));
  }

  /** The labels of a namespace; empty where they are not known, which a note may say. */
  private static Optional<NamespacePolicy> labels(
      Resource resource, String namespace, boolean isAsked, Findings findings) {
    Lookup found = resource.state().find("", "Namespace", "", namespace);
    if (found instanceof Lookup.Found(var object)) {
      return Optional.of(NamespacePolicy.of(object.at("/metadata/labels"), cluster(resource)));
    }
    if (found instanceof Lookup.Absent && isAsked) {
      String problem =
          "unknown: Namespace %s is not in the state".formatted(Quote.string(namespace));
      findings.note(ROW, problem);
    }
    return Optional.empty();
  }

  private static void judge(
      Pods pods,
      String namespace,
      NamespacePolicy labels,
      Optional<Level> given,
      Findings findings) {
    int cluster = cluster(pods.resource());
    Optional<Standard> enforced =
        labels.enforce().or(() -> given.map(level -> new Standard(level, cluster)));
    String where = labels.enforce().isPresent() ? namespace : "";
    enforced.ifPresent(standard -> enforce(pods, standard, where, findings));
    if (labels.warn().equals(labels.audit())) {
      tell(pods, namespace, "warns of and audits", labels.warn(), enforced, findings);
    } else {
      tell(pods, namespace, "warns of", labels.warn(), enforced, findings);
      tell(pods, namespace, "audits", labels.audit(), enforced, findings);
    }
  }

  /** The minor version of the cluster, or the newest that is known. */
  private static int cluster(Resource resource) {
    return resource.installation().kubernetesVersion().orElse(KubernetesVersion.NEWEST).minor();
  }

  /**
   * Reports how the pods break what refuses them.
   *
   * @param namespace whose label it is; empty where the installation's facts say it
   */
  private static void enforce(Pods pods, Standard standard, String namespace, Findings findings) {
    String level = called(standard, pods.resource());
    String where =
        namespace.isEmpty()
            ? " where the Pod Security level %s is enforced".formatted(level)
            : " in namespace %s, which enforces the Pod Security level %s"
                .formatted(Quote.string(namespace), level);
    pods.all()
        .forEach(
            pod -> {
              SecurityFindings found = new SecurityFindings(pods, pod, where, findings);
              standard.check(pod, found);
              found.unwritten();
            });
  }

  /** The level, with its version where that is not the cluster's. */
  private static String called(Standard standard, Resource resource) {
    String level = Quote.string(standard.level().toString());
    return standard.minor() < cluster(resource) ? level + " of v1." + standard.minor() : level;
  }

  /** Notes what refuses no pod, if the pods break it and nothing stricter was reported. */
  private static void tell(
      Pods pods,
      String namespace,
      String does,
      Optional<Standard> told,
      Optional<Standard> enforced,
      Findings findings) {
    if (told.isEmpty() || enforced.filter(told.get()::isWithin).isPresent()) {
      return;
    }
    Set<String> broken = new TreeSet<>();
    BrokenControls controls = new BrokenControls(pods.isPartial(), broken);
    pods.all().forEach(pod -> told.get().check(pod, controls));
    if (!broken.isEmpty()) {
      String problem =
          "namespace %s %s the Pod Security level %s, which the pods break: %s"
              .formatted(
                  Quote.string(namespace),
                  does,
                  called(told.get(), pods.resource()),
                  broken.stream().collect(Collectors.joining(", ")));
      findings.note(ROW, problem);
    }
  }
}
