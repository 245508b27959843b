package dev.sluice.policies.policy;

import dev.sluice.policies.generic.WholeResource;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import dev.sluice.policies.rule.RuleBook;
import java.util.Set;

/** Policies and exemptions that could not be loaded, told before they are in force. */
public final class PolicyRule implements Rule<WholeResource> {
  public static final String ID = "SLU-080";

  private static final Set<String> KINDS = Set.of("Policy", "PolicyExemption");

  private final RuleBook book;

  /**
   * @param book the rules and kinds that policies may name
   */
  public PolicyRule(RuleBook book) {
    this.book = book;
  }

  /** Whether objects of a kind are what it judges. */
  static boolean isAbout(KindProfile kind) {
    return kind.isOwn() && KINDS.contains(kind.name().kind());
  }

  @Override
  public void judge(Field<WholeResource> field, Findings findings) {
    if (isAbout(field.resource().kind())) {
      PolicyProblems.of(field.resource().object(), book)
          .forEach(p -> findings.of(ID).of(p.type(), p.path(), p.problem(), p.fix()));
    }
  }
}
