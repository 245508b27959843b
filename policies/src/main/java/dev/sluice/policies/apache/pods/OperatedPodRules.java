package dev.sluice.policies.apache.pods;

import dev.sluice.policies.flink.FlinkRules;
import dev.sluice.policies.pod.PodRules;
import dev.sluice.policies.rule.Registration;
import java.util.List;

/** The rules about the pods that the Apache operator has made. */
public final class OperatedPodRules {
  private static final OperatedPodRenderer PODS = new OperatedPodRenderer();

  /** All of them. */
  public static final List<Registration<?>> ALL =
      List.of(
          PodRules.on(OperatedPods.TYPE, PODS, "SLU-093"), FlinkRules.on(OperatedPods.TYPE, PODS));

  private OperatedPodRules() {}
}
