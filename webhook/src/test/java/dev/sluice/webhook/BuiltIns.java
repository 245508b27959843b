package dev.sluice.webhook;

import dev.sluice.policies.Judge;
import dev.sluice.policies.Mutator;
import dev.sluice.policies.builtin.Mutations;
import dev.sluice.policies.builtin.Rules;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.rule.Catalogue;
import dev.sluice.policies.rule.Rule;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.policies.rule.UpdateRule;
import dev.sluice.policies.state.State;
import dev.sluice.webhook.admission.InForce;
import dev.sluice.webhook.admission.WarmUp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Sluice comes with: the one place where tests take it from. */
public final class BuiltIns {
  static {
    WarmUp.learn(Kinds.builtIn().memberNames()); // reviews are read as in the program
  }

  private BuiltIns() {}

  public static Catalogue catalogue() {
    return Catalogue.get();
  }

  /** The kinds that are judged, by their short names. */
  public static Set<String> kindNames() {
    return Kinds.builtIn().all().stream()
        .map(kind -> kind.name().kind())
        .collect(Collectors.toSet());
  }

  /** The ids of the rules that judge, of one object or of a change. */
  public static Stream<String> ruleIds() {
    RuleBook book = Rules.builtIn();
    return Stream.concat(
            book.rules().stream().map(Rule::ids), book.transitions().stream().map(UpdateRule::ids))
        .flatMap(Collection::stream);
  }

  /** The built-in policy alone. */
  public static Judge judge(InstantSource clock) {
    return judge(Policies.builtInOnly(), clock);
  }

  /** Nothing is known of the cluster. */
  public static Judge judge(Policies policies, InstantSource clock) {
    return new Judge(Kinds.builtIn(), Rules.builtIn(), policies, clock);
  }

  public static InForce inForce(Policies policies, InstantSource clock) {
    Mutator mutator =
        new Mutator(Kinds.builtIn(), Mutations.builtIn(), policies, clock, () -> State.NONE);
    return new InForce(policies, judge(policies, clock), mutator, catalogue());
  }
}
