package dev.sluice.webhook;

import dev.sluice.policies.Judge;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.rule.Catalogue;
import dev.sluice.policies.rule.Registration;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.policies.state.State;
import dev.sluice.webhook.admission.InForce;
import dev.sluice.webhook.admission.WarmUp;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Sluice comes with: the one place where tests take it from. */
public final class BuiltIns {
  public static final RuleBook BOOK = KitCase.BOOK;

  static {
    WarmUp.learn(BOOK.kinds().fieldNames()); // reviews are read as in the program
  }

  private BuiltIns() {}

  public static Catalogue catalogue() {
    return BOOK.catalogue();
  }

  /** The kinds that are judged, by their short names. */
  public static Set<String> kindNames() {
    return BOOK.kinds().all().stream().map(kind -> kind.name().kind()).collect(Collectors.toSet());
  }

  /** The ids of the rules that judge, of one object or of a change. */
  public static Stream<String> ruleIds() {
    return BOOK.registrations().stream()
        .filter(registration -> !(registration instanceof Registration.OfMutation<?>))
        .flatMap(registration -> BOOK.ids(registration).stream());
  }

  /** The built-in policy alone. */
  public static Policies policies() {
    return Policies.builtInOnly(catalogue());
  }

  /** By the built-in policy alone. */
  public static Judge judge(InstantSource clock) {
    return judge(policies(), clock);
  }

  /** Nothing is known of the cluster. */
  public static Judge judge(Policies policies, InstantSource clock) {
    return new Judge(BOOK, policies, clock, () -> State.NONE);
  }

  public static InForce inForce(Policies policies, InstantSource clock) {
    return new InForce(policies, judge(policies, clock));
  }
}
