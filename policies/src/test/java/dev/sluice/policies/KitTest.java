package dev.sluice.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.RuleInfo;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KitTest {
  static Stream<KitCase> cases() {
    return KitCase.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void verdictIsAsTheCaseSays(KitCase kit) {
    Verdict verdict = judge(kit);
    assertThat(KitCase.findings(verdict).toPrettyString())
        .isEqualTo(kit.data().path("expect").toPrettyString());
    assertThat(kit.notes(verdict)).isEqualTo(kit.notes());
    verdict.rulings().forEach(r -> assertThat(r.finding().message()).doesNotContain("\n"));
    verdict.rulings().stream()
        .filter(r -> KitCase.BOOK.catalogue().find(r.finding().rule()).isPresent())
        .forEach(KitTest::assertDoubtIsInTheCatalogue);
    assertThat(MessageStyle.of(verdict)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void judgingLeavesTheObjectAlone(KitCase kit) {
    String before = kit.object().toString();
    judge(kit);
    assertThat(kit.object().toString()).isEqualTo(before);
  }

  @Test
  void everyRuleHasAPassingNextToAFailingCase() {
    List<KitCase> all = KitCase.all().toList();
    Set<String> plain =
        KitPods.all().filter(KitPods::isPlain).map(KitPods::row).collect(Collectors.toSet());
    for (RuleInfo rule : KitCase.BOOK.catalogue().all()) {
      if (rule.action() == Action.Off || KitCase.WITHOUT_CASE.contains(rule.id())) {
        continue; // a mutation: see MutationTest
      }
      if (plain.contains(rule.id())) {
        continue; // see PlainPodTest
      }
      List<KitCase> own = all.stream().filter(c -> c.file().equals(rule.id())).toList();
      assertThat(own).as("cases of %s", rule.id()).anyMatch(c -> expects(c, rule.id()));
      assertThat(own).as("cases of %s", rule.id()).anyMatch(c -> !expects(c, rule.id()));
    }
  }

  /** Whether a rule is found, perhaps under the name that a system has for it. */
  private static boolean expects(KitCase kit, String rule) {
    return kit.rules().contains(rule)
        || kit.data().path("expect").findValues("also").stream()
            .anyMatch(also -> also.toString().contains('"' + rule + '"'));
  }

  @Test
  void everyRuleIdOfTheCodeIsInTheCatalogueAndTheOtherWayRound() {
    assertThat(
            Stream.concat(
                KitCase.BOOK.registrations().stream()
                    .flatMap(r -> KitCase.BOOK.ids(r).stream())
                    .distinct(),
                Stream.of(PodInspection.REFUSED, PodInspection.WARNED, EndingExemption.ID)))
        .containsExactlyInAnyOrderElementsOf(
            KitCase.BOOK.catalogue().all().stream().map(RuleInfo::id).toList());
  }

  /** Else {@code explain --for} would say Deny where {@code check} warns. */
  private static void assertDoubtIsInTheCatalogue(Verdict.Ruling ruling) {
    RuleInfo rule = KitCase.BOOK.catalogue().rule(ruling.finding().rule());
    boolean ofOneVariant = ruling.finding().problem().contains("which holds only with");
    if (ruling.finding().advice() && rule.action() == Action.Deny && !ofOneVariant) {
      assertThat(rule.milder().ever()).as("'milder' of " + rule.id()).isTrue();
    }
  }

  private static Verdict judge(KitCase kit) {
    return kit.judge().judge(kit.request(kit.origin()));
  }
}
