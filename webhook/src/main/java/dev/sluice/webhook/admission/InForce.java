package dev.sluice.webhook.admission;

import dev.sluice.policies.Judge;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.state.GivenDocuments;

/**
 * One set of policies with all that goes by it. A request takes the set once, when its work begins,
 * so that whoever puts another in force never shows it two.
 *
 * @param policies the policies
 * @param judge changes and judges resources by them
 * @param targets where a deployment target may be that the judge's state does not have
 */
public record InForce(Policies policies, Judge judge, TargetLookup targets) {
  /** One whose judge's state is all that there is to know. */
  public InForce(Policies policies, Judge judge) {
    this(policies, judge, TargetLookup.NONE);
  }

  /** The same, with documents beside the state. */
  InForce beside(GivenDocuments documents) {
    return new InForce(policies, judge.beside(documents), targets);
  }
}
