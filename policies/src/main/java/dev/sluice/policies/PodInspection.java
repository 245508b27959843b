package dev.sluice.policies;

import dev.sluice.policies.pod.Pods;
import dev.sluice.policies.rule.Findings;
import java.util.List;

/** Looks at the pods that are built from a resource, with what rules do not have. */
@FunctionalInterface
public interface PodInspection {
  /** The rule of what an API server refuses. */
  String REFUSED = "SLU-110";

  /** The rule of what an API server warns of. */
  String WARNED = "SLU-111";

  /**
   * Reports what is wrong with them.
   *
   * @param pods of each field that describes some, each pod with every doubt about it
   */
  void inspect(List<Pods> pods, Findings findings);
}
