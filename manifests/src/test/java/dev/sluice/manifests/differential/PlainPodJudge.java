package dev.sluice.manifests.differential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.kubernetes.KubernetesVersion;
import dev.sluice.policies.pod.PlainPod;
import dev.sluice.policies.render.Workload;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.schema.PlainStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Sluice's rules of pods and of the types in them, with the actions of its catalogue. */
public final class PlainPodJudge implements Judge {
  private final KubernetesVersion version;

  /**
   * One for a version.
   *
   * @param version such as {@code 1.36.3}
   */
  public PlainPodJudge(String version) {
    this.version =
        KubernetesVersion.of(version.replaceFirst("^(\\d+\\.\\d+).*", "$1")).orElseThrow();
  }

  @Override
  public List<Said> judge(Target target, ObjectNode pod) {
    return Stream.concat(
            PlainStructure.judge(pod, "io.k8s.api.core.v1.PodTemplateSpec", version).stream(),
            PlainPod.judge(pod, Workload.valueOf(target.name()), version).stream())
        .map(PlainPodJudge::said)
        .toList();
  }

  private static Said said(Finding finding) {
    List<String> rules = new ArrayList<>(finding.also());
    rules.addFirst(finding.rule());
    Action action = KitCase.BOOK.catalogue().rule(finding.rule()).action();
    return new Said(
        rules,
        finding.path().toString(),
        finding.type().name(),
        !finding.advice() && action == Action.Deny);
  }
}
