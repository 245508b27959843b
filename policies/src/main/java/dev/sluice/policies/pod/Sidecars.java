package dev.sluice.policies.pod;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Suggestion;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.render.RenderedPod.Role;
import dev.sluice.policies.rule.Findings;
import java.util.List;
import java.util.Set;

/**
 * Containers that look like the one that Flink runs in and are not called so: they run beside it,
 * and what they set never reaches Flink.
 */
final class Sidecars implements PodRule {
  private static final String ROW = "FLK-023";

  @Override
  public void judge(Pods pods, Findings findings) {
    for (RenderedPod pod : pods.system() == PodSystem.FLINK ? pods.all() : List.<RenderedPod>of()) {
      for (RenderedPod.Container container : pod.containers()) {
        boolean isAlone = pod.containers().size() == 1;
        if (!isAlone && container.role() == Role.MAIN && !container.part().isWritten()) {
          besides(pods, pod, container.part().get("image"), findings);
        }
      }
    }
  }

  private static void besides(Pods pods, RenderedPod pod, Part image, Findings findings) {
    for (Part container : pod.spec().get("containers").elements()) {
      Part name = container.get("name");
      if (container.isWritten() && isMeant(container, name, image, pod.mainContainer())) {
        String main = Quote.string(pod.mainContainer());
        String problem =
            "%s runs beside Flink, whose container is called %s"
                .formatted(name.string().map(Quote::string).orElse("this container"), main);
        String fix = "name it " + main + ", unless it is meant to be another container";
        pods.report(pod, ROW, findings).invalid(name, problem, fix);
      }
    }
  }

  private static boolean isMeant(Part container, Part name, Part image, String main) {
    String own = container.get("image").string().orElse("");
    return (!own.isEmpty() && image.is(own))
        || Suggestion.nearest(name.string().orElse(""), Set.of(main)).isPresent();
  }
}
