package dev.sluice.policies.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Judge;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.KitPods;
import dev.sluice.policies.Operation;
import dev.sluice.policies.Seed;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.rule.RuleInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What twice as much costs: at most about twice as much, for every rule, whatever grows. Counted
 * are what the JVM executes and allocates, no time. Compared is what the second and third part of a
 * growth add, since any judgement has a cost of its own. A build draws some of the growths and
 * takes those that a rule needs to speak; {@code -Dgrowths=100} takes all, {@code -Dseed=} the same
 * ones again.
 */
class CostTest {
  private static final int SMALL = 32;

  /** Four times as much is a little more than there are findings of one rule. */
  private static final int LARGE = 256;

  /** Twice, and as much as sorting adds. */
  private static final double MOST = 2.6;

  private static final int STEPS = 1_000;
  private static final int BYTES = 100_000;

  /** How many of a hundred growths are drawn. */
  private static final int DRAWN = Integer.getInteger("growths", 40);

  @BeforeAll
  static void count() throws Exception {
    StepAgent.load();
  }

  @Test
  void everyRuleCostsTwiceAsMuchForTwiceAsMuch() {
    Random random = new Random(Seed.of(CostTest.class));
    Set<String> seen = new HashSet<>();
    Set<String> reported =
        KitPods.all()
            .filter(KitPods::isPlain) // not to be seen in a resource
            .map(KitPods::row)
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> dear = new ArrayList<>();
    for (KitCase kit : KitCase.all().filter(kit -> kit.object().isObject()).toList()) {
      Judge judge = kit.judge();
      for (Growth growth : Growth.of(kit.object())) {
        boolean unseen = seen.add(kit.object().path("kind") + growth.likeness());
        if ((unseen && random.nextInt(100) < DRAWN) || !reported.containsAll(kit.rules())) {
          String excess = excess(n -> judging(kit, judge, growth.sized().apply(n), reported));
          if (!excess.isEmpty()) {
            dear.add(kit + " " + growth.pointer() + " " + growth.how() + ": " + excess);
          }
        }
      }
    }
    assertThat(seen).hasSizeGreaterThan(4_000);
    assertThat(dear).isEmpty();
    assertThat(reported)
        .containsAll(
            KitCase.BOOK.catalogue().all().stream()
                .filter(rule -> rule.action() != Action.Off)
                .filter(rule -> !KitCase.WITHOUT_CASE.contains(rule.id()))
                .map(RuleInfo::id)
                .toList());
  }

  /** The object as new, and as an update of the case's or of the same but for a finalizer. */
  private static Runnable judging(KitCase kit, Judge judge, JsonNode object, Set<String> reported) {
    JsonNode old = kit.oldObject().filter(JsonNode::isObject).orElseGet(() -> before(object));
    AdmissionRequest create = request(kit, Operation.CREATE, object, Optional.empty());
    AdmissionRequest update = request(kit, Operation.UPDATE, object, Optional.of(old));
    return () -> {
      List<Verdict> verdicts = List.of(judge.judge(create), judge.judge(update));
      verdicts.forEach(v -> v.rulings().forEach(r -> add(r.finding(), reported)));
    };
  }

  private static void add(Finding finding, Set<String> reported) {
    reported.add(finding.rule());
    reported.addAll(finding.also());
  }

  private static JsonNode before(JsonNode object) {
    ObjectNode old = object.deepCopy();
    if (old.path("metadata").isObject()) {
      old.withObject("/metadata").withArray("finalizers").add("sluice.dev/one-more");
    }
    return old;
  }

  private static AdmissionRequest request(
      KitCase kit, Operation operation, JsonNode object, Optional<JsonNode> old) {
    AdmissionRequest like = kit.request(kit.origin());
    return new AdmissionRequest(
            operation, object, old, like.namespace(), like.name(), like.origin())
        .by(kit.requester());
  }

  /** What is wrong with how the cost grows; empty where nothing is. */
  private static String excess(IntFunction<Runnable> work) {
    String excess = "";
    // Again with more: the JVM compiles in between, and names come in some order. A square stays
    // one.
    for (int size = SMALL; size <= LARGE; size *= 2) {
      Cost one = Cost.of(work.apply(size));
      Cost two = Cost.of(work.apply(2 * size));
      Cost four = Cost.of(work.apply(4 * size));
      boolean linear =
          isTwice(two.steps() - one.steps(), four.steps() - two.steps(), STEPS)
              && isTwice(two.bytes() - one.bytes(), four.bytes() - two.bytes(), BYTES);
      if (linear) {
        return "";
      }
      excess = one + ", " + two + ", " + four;
    }
    return excess;
  }

  private static boolean isTwice(long first, long second, int slack) {
    return second <= MOST * Math.max(0, first) + slack;
  }
}
