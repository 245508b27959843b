package dev.sluice.policies.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.policies.kubernetes.DeadlineExceededException;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Steps;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final String RULE = "VVP-030";
  private static final FieldPath SPEC = FieldPath.of("/spec");

  private final Findings findings = new Findings(Catalogue.builtIn(), Steps.UNCOUNTED);

  @Test
  void ofOneRuleThereAreAThousand() {
    for (int i = 0; i < 1_500; i++) {
      findings.of(RULE).invalid(SPEC.index(i), "is wrong", "mend it");
    }
    assertThat(findings.all()).hasSize(1_000);
    assertThat(findings.notes()).hasSize(1);
    assertThat(findings.cutShort()).containsExactly(RULE);
    assertThat(findings.of(RULE).isWanted()).isFalse();
    assertThat(findings.of(RULE).mild().isWanted()).isTrue();
    assertThat(findings.of("VVP-031").isWanted()).isTrue();
  }

  @Test
  void adviceThatIsCutShortHidesNoDenial() {
    for (int i = 0; i < 1_500; i++) {
      findings.of(RULE).mild().invalid(SPEC.index(i), "is doubtful", "mend it");
    }
    findings.of(RULE).invalid(SPEC, "is wrong", "mend it");
    assertThat(findings.all()).hasSize(1_001);
    assertThat(findings.cutShort()).isEmpty();
  }

  @Test
  void longPathsLeaveRoomForFewerFindings() {
    FieldPath key = SPEC.key("k".repeat(4_000));
    for (int i = 0; i < 1_000; i++) {
      findings.of(RULE).invalid(key.index(i), "is wrong", "mend it");
    }
    assertThat(findings.all()).hasSizeBetween(100, 150);
    assertThat(findings.notes()).hasSize(1);
  }

  @Test
  void aPathThatIsTooLongGivesWayToTheNearestAboveIt() {
    FieldPath key = SPEC.field("a").key("k".repeat(5_000));
    findings.of(RULE).invalid(key.index(0), "is wrong", "mend it");
    findings.of(RULE).invalid(key.index(1), "is wrong", "mend it");
    assertThat(findings.all()).extracting(Finding::path).containsExactly(SPEC.field("a"));
    assertThat(findings.all().getFirst().problem())
        .isEqualTo("is wrong (in a field below, whose path has more than 4096 characters)");
  }

  @Test
  void namesOfStrangersBringNoLineAndNoLength() {
    findings.of(RULE).invalid(SPEC, "a\nAll is well\u001b[2J is changed", "x".repeat(100_000));
    Finding finding = findings.all().getFirst();
    assertThat(finding.problem()).isEqualTo("a All is well [2J is changed");
    assertThat(finding.fix()).hasSizeLessThan(10_000).endsWith("…");
  }

  @Test
  void aReportIsAStep() {
    Findings late = new Findings(Catalogue.builtIn(), Steps.until(() -> true));
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1_000; i++) {
                late.of(RULE);
              }
            })
        .isInstanceOf(DeadlineExceededException.class);
  }
}
