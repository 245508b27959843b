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
    if (isOfCluster && Wanted.isAnyKnown(pods.resource().state())) {
      for (RenderedPod pod : pods.all()) {
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
    for (RenderedPod.Container container : pod.containers()) {
      if (!container.isRepeated()) {
        container(wanted, container.part());
      }
    }
    wanted.object(Wanted.ACCOUNT, spec, "serviceAccountName");
    wanted.object(Wanted.PRIORITY, spec, "priorityClassName").ifPresent(classes::priority);
    wanted.object(Wanted.RUNTIME, spec, "runtimeClassName").ifPresent(classes::runtime);
    for (Part secret : spec.elements("imagePullSecrets")) {
      wanted.object(Wanted.SECRET, secret, "name");
    }
  }

  private static void volume(Wanted wanted, Part volume) {
    wanted.source(Wanted.SECRET, volume, "secret", "secretName");
    wanted.source(Wanted.CONFIG_MAP, volume, "configMap", "name");
    if (volume.has("persistentVolumeClaim")) {
      wanted.object(Wanted.CLAIM, volume.get("persistentVolumeClaim"), "claimName");
    }
    if (volume.has("projected")) {
      for (Part source : volume.get("projected").elements("sources")) {
        wanted.source(Wanted.SECRET, source, "secret", "name");
        wanted.source(Wanted.CONFIG_MAP, source, "configMap", "name");
      }
    }
  }

  private static void container(Wanted wanted, Part container) {
    for (Part variable : container.elements("env")) {
      if (variable.has("valueFrom")) {
        Part from = variable.get("valueFrom");
        wanted.key(Wanted.SECRET, from, "secretKeyRef");
        wanted.key(Wanted.CONFIG_MAP, from, "configMapKeyRef");
      }
    }
    for (Part all : container.elements("envFrom")) {
      wanted.source(Wanted.SECRET, all, "secretRef", "name");
      wanted.source(Wanted.CONFIG_MAP, all, "configMapRef", "name");
    }
  }
}
