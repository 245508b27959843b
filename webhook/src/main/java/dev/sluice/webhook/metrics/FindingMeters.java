package dev.sluice.webhook.metrics;

import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.policy.Exemption;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Meters of what was found. A rule's series appear with its first finding, whoever wrote the rule;
 * those of exemptions are there from the start, so that an unused one can be told.
 */
final class FindingMeters {
  static final int MAX_RULES = 2_000;
  private static final int MAX_EXEMPTIONS = 50;

  /** What became of a rule's finding. */
  private record Result(String rule, String result) {}

  private final MeterRegistry registry;
  private final BoundedNames rules = new BoundedNames(MAX_RULES);
  private final BoundedNames exemptions = new BoundedNames(MAX_EXEMPTIONS);
  private final Map<Result, Counter> results = new ConcurrentHashMap<>();
  private final MultiGauge ends;

  FindingMeters(MeterRegistry registry) {
    this.registry = registry;
    this.ends =
        MultiGauge.builder("sluice.exemption.expiry.timestamp.seconds")
            .description("When an exemption ends, or ended; of many, those that end first")
            .register(registry);
  }

  /** Other exemptions are in force. */
  void exemptions(List<Exemption> inForce) {
    inForce.stream().map(Exemption::name).forEach(this::exempted);
    counter(BoundedNames.OTHER);
    ends.register(
        inForce.stream()
            .limit(MAX_EXEMPTIONS)
            .map(
                exemption ->
                    MultiGauge.Row.of(
                        Tags.of("exemption", exemptions.label(exemption.name())),
                        exemption.end().getEpochSecond()))
            .toList(),
        true);
  }

  void count(Ruling ruling) {
    ruling.exemption().ifPresent(name -> exempted(name).increment());
    String rule = rules.label(ruling.finding().rule());
    results.computeIfAbsent(new Result(rule, result(ruling)), this::counter).increment();
  }

  private static String result(Ruling ruling) {
    if (!ruling.inForce()) {
      return "exempted";
    }
    return switch (ruling.action()) {
      case Deny -> "fail";
      case Warn -> "warn";
      case Audit, Off -> "audited";
    };
  }

  private Counter exempted(String name) {
    return counter(exemptions.label(name));
  }

  private Counter counter(String exemption) {
    return Counter.builder("sluice.exemptions.used")
        .description("Findings that an exemption covered")
        .tag("exemption", exemption)
        .register(registry);
  }

  private Counter counter(Result result) {
    return Counter.builder("sluice.rule.results")
        .description("Findings: refused (fail), warned, only recorded (audited), exempted")
        .tag("rule", result.rule)
        .tag("result", result.result)
        .tag("source", "admission")
        .register(registry);
  }
}
