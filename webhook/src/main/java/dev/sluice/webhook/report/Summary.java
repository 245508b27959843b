package dev.sluice.webhook.report;

import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.rule.Action;
import dev.sluice.webhook.check.CheckResult;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A check in one line for a person. */
final class Summary {
  private static final int MOST_KINDS = 5;

  private Summary() {}

  static String of(CheckResult result) {
    int resources = result.results().size();
    return Stream.of(
            resources + (resources == 1 ? " resource" : " resources"),
            result.count(Action.Deny) + " denied",
            result.count(Action.Warn) + " warned",
            result.errors().isEmpty() ? "" : result.errors().size() + " unreadable",
            result.skipped().isEmpty() ? "" : skipped(result.skipped()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** How many, why, and the first few kinds, so that a misspelt one can be seen. */
  private static String skipped(List<KindName> skipped) {
    List<String> kinds =
        skipped.stream()
            .map(name -> name.kind().isEmpty() ? "none given" : name.kind())
            .distinct()
            .toList();
    String first = kinds.stream().limit(MOST_KINDS).collect(Collectors.joining(", "));
    String more = kinds.size() > MOST_KINDS ? ", …" : "";
    return skipped.size() + " skipped (kinds Sluice doesn't judge: " + first + more + ")";
  }
}
