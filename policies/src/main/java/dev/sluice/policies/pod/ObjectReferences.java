package dev.sluice.policies.pod;

import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.rule.Findings;

/**
 * Objects that a built pod needs and that are not there: Secrets, ConfigMaps and their keys,
 * claims, accounts, classes. What Flink or an operator makes itself is not looked for.
 */
final class ObjectReferences implements PodRule {
  @Override
  public void judge(Pods pods, Findings findings) {
    boolean isOfCluster =
        pods.system() != PodSystem.VERVERICA && pods.configurationAt().isPresent();
    for (RenderedPod pod : pods.all()) {
      if (isOfCluster) {
        judge(new Wanted(pods, pod, findings), new Classes(pods, pod, findings), pod);
      }
    }
  }

  private static void judge(Wanted wanted, Classes classes, RenderedPod pod) {
    Part spec = pod.spec();
    for (Part volume : pod.volumes()) {
      if (volume.isWritten() || volume.place().isPresent()) {
        volume(wanted, volume);
      }
    }
    pod.containers().forEach(container -> container(wanted, container.part()));
    wanted.object(Wanted.ACCOUNT, spec.get("serviceAccountName"));
    wanted.object(Wanted.PRIORITY, spec.get("priorityClassName")).ifPresent(classes::priority);
    wanted.object(Wanted.RUNTIME, spec.get("runtimeClassName")).ifPresent(classes::runtime);
    for (Part secret : spec.get("imagePullSecrets").elements()) {
      wanted.object(Wanted.SECRET, secret.get("name"));
    }
  }

  private static void volume(Wanted wanted, Part volume) {
    wanted.source(Wanted.SECRET, volume.get("secret"), "secretName");
    wanted.source(Wanted.CONFIG_MAP, volume.get("configMap"), "name");
    wanted.object(Wanted.CLAIM, volume.get("persistentVolumeClaim").get("claimName"));
    for (Part source : volume.get("projected").get("sources").elements()) {
      wanted.source(Wanted.SECRET, source.get("secret"), "name");
      wanted.source(Wanted.CONFIG_MAP, source.get("configMap"), "name");
    }
  }

  private static void container(Wanted wanted, Part container) {
    for (Part variable : container.get("env").elements()) {
      if (!variable.has("valueFrom")) {
        continue;
      }
      Part from = variable.get("valueFrom");
      wanted.key(Wanted.SECRET, from.get("secretKeyRef"));
      wanted.key(Wanted.CONFIG_MAP, from.get("configMapKeyRef"));
    }
    for (Part all : container.get("envFrom").elements()) {
      wanted.source(Wanted.SECRET, all.get("secretRef"), "name");
      wanted.source(Wanted.CONFIG_MAP, all.get("configMapRef"), "name");
    }
  }
}
