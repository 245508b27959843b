package dev.sluice.policies.apache;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.OptionText;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Options that the Apache operator reads when it judges or reconciles, and cannot read. */
final class UnreadableOptions implements Rule<OperatorOptions> {
  private static final List<String[]> OF_CLUSTERS =
      List.of(
          new String[] {OperatorSwitches.ROLLBACK},
          new String[] {OperatorSwitches.HEALTH_CHECK},
          OperatorSwitches.RECOVERY);

  private static final Form BOOLEAN =
      new Form(UnreadableOptions::isBoolean, "a boolean", "set true or false");
  private static final Form DURATION =
      new Form(
          UnreadableOptions::isDuration, "a duration", "set an integer and a unit, such as 10min");

  /** How an option is read, and how to write it. */
  private record Form(Predicate<String> reads, String wanted, String fix) {
    void judge(Optional<FlinkConfiguration.Entry> given, Supplier<Findings.Report> report) {
      if (given.isPresent() && !reads.test(given.get().text())) {
        String problem = given.get().key() + " must be " + wanted;
        report.get().invalid(given.get(), problem + " that the operator can read", fix);
      }
    }
  }

  /** Whether the operator reads a boolean: Flink takes no blanks off it. */
  static boolean isBoolean(String text) {
    return text.equals(text.trim()) && OptionText.bool(text).isPresent();
  }

  /** Whether the operator reads a duration: to the reader of Flink 1.20 ISO 8601 is unknown. */
  static boolean isDuration(String text) {
    return OptionText.duration(text).isPresent() && Character.isDigit(text.trim().charAt(0));
  }

  @Override
  public void judge(Field<OperatorOptions> field, Findings findings) {
    Value map = field.value();
    if (map.isSet() && !map.isObject()) {
      findings.of("GEN-5").typeInvalid(map, "an object");
    }
    OperatorConfiguration.of(field)
        .ifPresent(
            c -> {
              OperatorFindings rows = new OperatorFindings(c, findings);
              if (field.spec().clusterAt().isEmpty()) {
                OF_CLUSTERS.forEach(
                    keys -> BOOLEAN.judge(c.options().get(keys), () -> rows.of("GEN-5")));
              }
              maximumAge(field.other(field.spec().jobAt()), c, rows);
              autoscaler(c, !field.resource().installation().isApache115(), rows);
            });
  }

  /** Read where there is no directory for savepoints, and for upgrades that keep the state. */
  private static void maximumAge(Value job, OperatorConfiguration c, OperatorFindings rows) {
    Value mode = job.get("upgradeMode");
    boolean stateless = !mode.isSet() || mode.is("stateless");
    if (job.isObject() && !(stateless && c.isFilled(JobDirectories.SAVEPOINTS))) {
      DURATION.judge(
          c.options().get(JobDirectories.MAX_AGE),
          () -> stateless ? rows.byDefault("GEN-5") : rows.of("GEN-5"));
    }
  }

  private static void autoscaler(OperatorConfiguration c, boolean onMain, OperatorFindings rows) {
    AutoscalerOptions options = new AutoscalerOptions(c.options());
    BOOLEAN.judge(options.get("enabled"), () -> rows.of("GEN-5"));
    if (options.isEnabled() && onMain) {
      DURATION.judge(options.get("metrics.window"), () -> rows.of("GEN-5"));
      DURATION.judge(c.options().get(AutoscalerTimes.INTERVAL), () -> rows.of("GEN-5"));
      AutoscalerTable.switches()
          .forEach(key -> BOOLEAN.judge(options.get(key), () -> rows.of("GEN-5")));
    }
  }
}
