package dev.sluice.webhook.admission;

import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.policy.Exemption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The line that a denial ends with: who decided so, and where to learn more. */
final class DenialEnd {
  private static final int MOST_NAMES = 3;

  private DenialEnd() {}

  /**
   * {@code denied by policy NAME; exemption NAME of OWNER ended on DATE; for more: sluice explain
   * RULE}.
   *
   * @param denials at least one
   */
  static String of(List<Ruling> denials) {
    List<String> policies = denials.stream().map(Ruling::policy).distinct().toList();
    Stream<String> ended =
        denials.stream()
            .flatMap(denial -> denial.ended().stream())
            .map(Exemption::ended)
            .distinct()
            .limit(MOST_NAMES);
    return Stream.of(
            Stream.of(
                "denied by " + (policies.size() == 1 ? "policy " : "policies ") + some(policies)),
            ended,
            Stream.of("for more: sluice explain " + denials.getFirst().finding().rule()))
        .flatMap(parts -> parts)
        .collect(Collectors.joining("; "));
  }

  private static String some(List<String> names) {
    String shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    return names.size() > MOST_NAMES
        ? shown + " and " + (names.size() - MOST_NAMES) + " more"
        : shown;
  }
}
