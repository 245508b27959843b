package dev.sluice.policies.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Quantity;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.rule.Findings;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * What a pod says itself, though its PriorityClass or RuntimeClass says otherwise: rows POD-422 and
 * POD-426, and PODL-13 where the API server gets a template first.
 *
 * @param pods where findings go
 * @param pod has the classes
 * @param findings what differs
 */
record Classes(Pods pods, RenderedPod pod, Findings findings) {

  /** Compares the pod with a PriorityClass. */
  void priority(JsonNode priorityClass) {
    Part priority = pod.spec().get("priority");
    long value = priorityClass.path("value").asLong();
    if (priority.integer().isPresent() && priority.integer().getAsLong() != value) {
      differs("POD-422", priority, "%s, but that of its PriorityClass is " + value);
    }
    Part preemption = pod.spec().get("preemptionPolicy");
    String policy = priorityClass.path("preemptionPolicy").asText("PreemptLowerPriority");
    if (preemption.string().isPresent() && !preemption.is(policy)) {
      differs("POD-422", preemption, "%s, but its PriorityClass says otherwise");
    }
  }

  /** Compares the pod with a RuntimeClass. */
  void runtime(JsonNode runtimeClass) {
    Part overhead = pod.spec().get("overhead");
    JsonNode fixed = runtimeClass.path("overhead").path("podFixed");
    if (!overhead.isEmpty() && !amounts(overhead.node()).equals(amounts(fixed))) {
      differs("POD-426", overhead, "%s, but its RuntimeClass has another one");
    }
  }

  private void differs(String row, Part at, String problem) {
    boolean isTemplate = pod.workload().isTemplate();
    if (at.isWritten()) {
      String what = problem.formatted(at.value().name() + " is set");
      String all = isTemplate ? what + ": the API server will refuse the pods" : what;
      pods.report(pod, isTemplate ? "PODL-13" : row, findings).forbidden(at, all, "remove it");
    }
  }

  private static Map<String, BigDecimal> amounts(JsonNode resources) {
    Map<String, BigDecimal> amounts = new HashMap<>();
    for (Map.Entry<String, JsonNode> resource : resources.properties()) {
      Quantity.of(Value.of(resource.getValue(), FieldPath.ROOT))
          .ifPresent(q -> amounts.put(resource.getKey(), q.number().stripTrailingZeros()));
    }
    return amounts;
  }
}
