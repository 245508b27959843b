package dev.sluice.policies.policy;

import dev.sluice.policies.generic.WholeResource;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** Mentions policies that would be for a resource, if the labels of its namespace were known. */
public final class UnknownNamespaceRule implements Rule<WholeResource> {
  public static final String ID = "SLU-095";

  @Override
  public void judge(Field<WholeResource> field, Findings findings) {
    for (String policy : field.resource().settings().undecided()) {
      findings.note(
          ID,
          "unknown: whether policy %s is for namespace %s, which is not in the state (--state)"
              .formatted(policy, Quote.string(field.resource().namespace())));
    }
  }
}
