package dev.sluice.policies.pod;

import dev.sluice.policies.rule.Findings;

/** A pure function that looks at rendered pods; what else a rule is, says {@code Rule}. */
@FunctionalInterface
public interface PodRule {

  /** Judges the pods of a resource. */
  void judge(Pods pods, Findings findings);
}
