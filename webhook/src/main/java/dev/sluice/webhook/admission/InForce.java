package dev.sluice.webhook.admission;

import dev.sluice.policies.Judge;
import dev.sluice.policies.policy.Policies;

/**
 * One set of policies with all that goes by it. A request takes the set once, when its work begins,
 * so that whoever puts another in force never shows it two.
 *
 * @param policies the policies
 * @param judge changes and judges resources by them
 */
public record InForce(Policies policies, Judge judge) {}
