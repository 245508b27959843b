package dev.sluice.policies.ververica;

import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import java.util.List;
import java.util.Optional;

/** What no object of the cluster shows of Ververica Platform, and a policy may say. */
public final class PlatformFacts {
  private PlatformFacts() {}

  /** The strings of a fact that a rule needs; empty, and a note, where no policy gives it. */
  public static Optional<List<String>> of(
      Field<?> field, String rule, String fact, Findings findings) {
    Optional<List<String>> given = field.resource().installation().ververica(fact);
    if (given.isEmpty()) {
      findings.note(rule, "unknown: no policy sets installation.ververica." + fact);
    }
    return given;
  }
}
