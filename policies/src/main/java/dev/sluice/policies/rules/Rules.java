package dev.sluice.policies.rules;

import dev.sluice.policies.Rule;
import dev.sluice.policies.RuleBook;
import dev.sluice.policies.TransitionRule;
import java.util.List;

/** The list of built-in rules: a new rule is one more line here. */
public final class Rules {
  private static final List<Rule> RULES =
      List.of(
          // labels
          new ReservedLabels(),
          // what profiles say in data
          new Required(),
          new ExactlyOne(),
          new Ignored(),
          new NamespaceName(),
          // Ververica's operator
          new RestDocument(),
          new VvpApiKey(),
          new VvpSyncing(),
          new VvpIdentity(),
          new VvpNonces(),
          // patch sets of deployment targets
          new PatchSetList(),
          new PatchMembers(),
          new PatchPointers(),
          new PatchValues());
          new LabelOptions(),
          // exclusivity
          new TemplateFiles(),
          // ports
          new RolePorts(),
          new ContainerPorts(),
          new AddedPorts(),
          new OwnPorts(),
          new ListeningPorts());

  private static final List<TransitionRule> TRANSITIONS =
      List.of(
          // what profiles say in data
          new Immutable(),
          // Ververica's operator
          new VvpInitFields(),
          new VvpNonceChanges());

  private Rules() {}

  /** The rules that Sluice comes with. */
  public static RuleBook builtIn() {
    return new RuleBook(RULES, TRANSITIONS);
  }
}
