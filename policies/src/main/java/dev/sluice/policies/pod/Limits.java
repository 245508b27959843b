package dev.sluice.policies.pod;

import dev.sluice.policies.kubernetes.Quantity;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.rule.Findings;
import java.util.Optional;

/** Requests above their limits, in any container of the built pod. */
final class Limits implements PodRule {
  private static final String ROW = "FLK-031";

  @Override
  public void judge(Pods pods, Findings findings) {
    for (RenderedPod pod : pods.all()) {
      for (RenderedPod.Container container : pod.containers()) {
        Part resources = container.part().get("resources");
        Part requests = resources.get("requests");
        for (String name : requests.names()) {
          compare(pods, pod, requests.entry(name), resources.get("limits").entry(name), findings);
        }
      }
    }
  }

  private static void compare(
      Pods pods, RenderedPod pod, Part request, Part limit, Findings findings) {
    if (!request.isWritten() && !limit.isWritten()) {
      return;
    }
    Optional<Quantity> wanted = Quantity.of(request.value());
    Optional<Quantity> most = Quantity.of(limit.value());
    boolean exceeds =
        wanted.isPresent()
            && most.isPresent()
            && wanted.get().number().compareTo(most.get().number()) > 0;
    Part at = request.isWritten() ? request : limit;
    if (exceeds && at.isWritten() && pods.system() != PodSystem.FLINK_CLUSTER) {
      String problem =
          "request %s exceeds the limit %s"
              .formatted(Quote.value(request.value()), Quote.value(limit.value()));
      pods.report(pod, ROW, findings).invalid(at, problem, "lower the request, or raise the limit");
    }
  }
}
