package dev.sluice.policies.flink;

import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.rule.Findings;

/** Reporters of metrics that are given as Flink made them before 1.17. */
public final class MetricReporters {
  /** The rule on reporters that Flink leaves out. */
  public static final String RULE = "SLU-088";

  private static final String PREFIX = "metrics.reporter.";
  private static final String CLASS = ".class";
  private static final String FACTORY = ".factory.class";

  private MetricReporters() {}

  /**
   * Judges those of a Flink from 1.17 on.
   *
   * @param given the options to report
   * @param all those and others that may give a reporter its factory
   */
  public static void judge(FlinkConfiguration given, FlinkConfiguration all, Findings findings) {
    for (Entry option : given.below(PREFIX)) {
      String key = option.key();
      if (key.endsWith(CLASS) && !key.endsWith(FACTORY)) {
        String factory = key.substring(0, key.length() - CLASS.length()) + FACTORY;
        if (all.get(factory).isEmpty()) {
          String problem = key + " has no effect from Flink 1.17 on, which needs " + factory;
          String fix = "set " + factory + " to the reporter's factory, and remove the option";
          findings.of(RULE).forbidden(option, problem, fix);
        }
      }
    }
  }
}
