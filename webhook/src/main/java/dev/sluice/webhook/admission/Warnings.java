package dev.sluice.webhook.admission;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.rule.Finding;
import dev.sluice.webhook.text.FindingText;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings as admission warnings within what the API server lets through: a control character makes
 * a warning vanish, and past 4,096 characters in all each is cut to 256 and the rest dropped.
 */
final class Warnings {
  private static final int MAX_ONE = 256;
  private static final int MAX_ALL = 4_096;

  private Warnings() {}

  static List<String> of(List<Finding> findings) {
    if (findings.isEmpty()) {
      return List.of();
    }
    List<String> lines = findings.stream().map(Warnings::line).distinct().toList();
    if (lines.stream().mapToInt(Warnings::length).sum() <= MAX_ALL) {
      return lines;
    }
    List<String> kept = new ArrayList<>();
    int room = MAX_ALL - FindingText.more(lines.size()).length();
    for (String line : lines) {
      String cut = cut(line);
      room -= length(cut);
      if (room < 0) {
        kept.add(FindingText.more(lines.size() - kept.size()));
        return kept;
      }
      kept.add(cut);
    }
    return kept;
  }

  private static String line(Finding finding) {
    return Quote.line(FindingText.line(finding));
  }

  private static String cut(String line) {
    return length(line) <= MAX_ONE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_ONE - 1)) + "…";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
