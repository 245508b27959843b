package dev.sluice.webhook.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.policies.Verdict;
import dev.sluice.policies.rule.Action;
import dev.sluice.webhook.BuiltIns;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final Metrics metrics = new Metrics("1", Set.of("FlinkCluster"));

  @Test
  void whatAlertsLookAtIsThereFromTheStartAsZero() {
    metrics.loaded(BuiltIns.policies(), Instant.EPOCH);
    assertThat(metrics.scrape())
        .contains(
            "sluice_admission_in_flight{webhook=\"validate\"} 0.0",
            "sluice_admission_rejected_total{reason=\"overload\"} 0.0",
            "sluice_admission_requests_total{decision=\"denied\",dry_run=\"false\","
                + "kind=\"FlinkCluster\",operation=\"CREATE\",webhook=\"validate\"} 0.0",
            "sluice_admission_duration_seconds_count{decision=\"error\",webhook=\"mutate\"} 0",
            "sluice_admission_failures_total{reason=\"bug\"} 0.0",
            "sluice_connections_turned_away_total{port=\"admission\",reason=\"full\"} 0.0",
            "sluice_requests_refused_total{status=\"404\"} 0.0",
            "sluice_check_duration_seconds_count{result=\"report\"} 0",
            "sluice_exemptions_used_total{exemption=\"other\"} 0.0",
            "sluice_policy_load_errors_total 0.0");
  }

  @Test
  void aRuleAppearsWithItsFirstFindingWhoeverWroteIt() {
    assertThat(metrics.scrape()).doesNotContain("sluice_rule_results_total");
    judge("team-rules/registry");
    assertThat(series())
        .isEqualTo(
            "sluice_rule_results_total{result=\"fail\",rule=\"team-rules/registry\","
                + "source=\"admission\"} 1.0");
  }

  @Test
  void whatIsOnlyRecordedIsApartFromWhatIsExempted() {
    judge(ScrapedMetric.verdict("r", Action.Audit, Optional.empty()));
    judge(ScrapedMetric.verdict("r", Action.Deny, Optional.of("legacy")));
    assertThat(series().lines())
        .containsExactlyInAnyOrder(
            "sluice_rule_results_total{result=\"audited\",rule=\"r\",source=\"admission\"} 1.0",
            "sluice_rule_results_total{result=\"exempted\",rule=\"r\",source=\"admission\"} 1.0");
  }

  @Test
  void aFaultOfOursIsApartFromWhatWasTurnedAway() {
    metrics.start(Webhook.VALIDATE).failed(new IllegalStateException());
    metrics.start(Webhook.VALIDATE).failed(new OutOfMemoryError());
    assertThat(metrics.scrape())
        .contains("sluice_admission_failures_total{reason=\"bug\"} 1.0")
        .contains("sluice_admission_failures_total{reason=\"out_of_memory\"} 1.0")
        .contains("sluice_admission_rejected_total{reason=\"bad_json\"} 0.0");
  }

  @Test
  void rulesPastTheBoundCountTogether() {
    for (int i = 0; i < FindingMeters.MAX_RULES + 2; i++) {
      judge("team-rules/r" + i);
    }
    judge("team-rules/r0");
    assertThat(series().lines())
        .hasSize(FindingMeters.MAX_RULES + 1)
        .anyMatch(line -> line.contains("rule=\"other\"") && line.endsWith(" 2.0"))
        .anyMatch(line -> line.contains("rule=\"team-rules/r0\"") && line.endsWith(" 2.0"));
  }

  @Test
  void policiesOfAnEarlierSetAreNotInForceAnyMore() {
    metrics.loaded(BuiltIns.policies(), Instant.EPOCH);
    metrics.loaded(BuiltIns.policies(), Instant.EPOCH.plusSeconds(1));
    assertThat(metrics.scrape().lines().filter(line -> line.startsWith("sluice_policy_info")))
        .hasSize(1);
  }

  @Test
  void exemptionsThatAreGoneHaveNoEndAnyMore() {
    metrics.loaded(ScrapedMetric.exempting(), Instant.EPOCH);
    assertThat(metrics.scrape())
        .contains("sluice_exemption_expiry_timestamp_seconds{exemption=\"legacy\"} 1.7987616E9");
    metrics.loaded(BuiltIns.policies(), Instant.EPOCH);
    assertThat(metrics.scrape()).doesNotContain("sluice_exemption_expiry_timestamp_seconds{");
  }

  private void judge(String rule) {
    judge(ScrapedMetric.verdict(rule, Action.Deny, Optional.empty()));
  }

  private void judge(Verdict verdict) {
    Timing timing = metrics.start(Webhook.VALIDATE);
    timing.judging(new Subject("u-1", "FlinkCluster", "a", "orders", "CREATE", false, "somebody"));
    timing.judged(verdict);
    timing.answered();
  }

  private String series() {
    return metrics
        .scrape()
        .lines()
        .filter(line -> line.startsWith("sluice_rule_results_total"))
        .reduce((before, line) -> before + "\n" + line)
        .orElse("");
  }
}
