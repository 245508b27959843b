package dev.sluice.webhook.report;

import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.rule.Action;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.source.LeftOut;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A check in one line for a person. */
public final class Summary {
  private static final int MOST_KINDS = 5;

  private Summary() {}

  static String of(CheckResult result) {
    int resources = result.results().size();
    return Stream.of(
            resources + (resources == 1 ? " resource" : " resources"),
            result.count(Action.Deny) + " denied",
            result.count(Action.Warn) + " warned",
            result.errors().isEmpty() ? "" : result.errors().size() + " unreadable",
            result.skipped().isEmpty() ? "" : skipped(result.skipped()),
            result.leftOut().isEmpty() ? "" : leftOut(result.leftOut()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** What was left out, one text for each reason. */
  public static List<String> leftOut(List<KindName> skipped, List<LeftOut> files) {
    return Stream.of(
            skipped.isEmpty() ? "" : skipped(skipped), files.isEmpty() ? "" : leftOut(files))
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** How many, why, and the first few kinds with their groups, so that a wrong one can be seen. */
  private static String skipped(List<KindName> skipped) {
    List<String> kinds =
        skipped.stream()
            .map(name -> name.kind().isEmpty() ? "none given" : name.toString().strip())
            .distinct()
            .toList();
    String first = kinds.stream().limit(MOST_KINDS).collect(Collectors.joining(", "));
    String more = kinds.size() > MOST_KINDS ? ", …" : "";
    return skipped.size() + " skipped (kinds Sluice doesn't judge: " + first + more + ")";
  }

  /** How many files, and how many for each reason. */
  private static String leftOut(List<LeftOut> files) {
    String reasons =
        Arrays.stream(LeftOut.Reason.values())
            .map(reason -> count(files, reason))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return files.size() + (files.size() == 1 ? " file" : " files") + " skipped (" + reasons + ")";
  }

  private static String count(List<LeftOut> files, LeftOut.Reason reason) {
    long number = files.stream().filter(file -> file.reason() == reason).count();
    String what =
        switch (reason) {
          case TEMPLATE -> number == 1 ? "template" : "templates";
          case PATCH -> number == 1 ? "patch or component" : "patches or components";
          case ENCRYPTED -> "encrypted";
          case UNREADABLE -> "unreadable, of no kind that Sluice judges";
        };
    return number == 0 ? "" : number + " " + what;
  }
}
