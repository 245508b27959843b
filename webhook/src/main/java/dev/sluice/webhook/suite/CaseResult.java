package dev.sluice.webhook.suite;

import dev.sluice.policies.suite.Difference;
import java.util.List;

/**
 * What became of a case.
 *
 * @param name what it says that it shows
 * @param line where it begins in its file
 * @param differences between what it expects and what was found; none where it passed
 */
public record CaseResult(String name, int line, List<Difference> differences) {

  /** Whether all is as it expects. */
  public boolean passed() {
    return differences.isEmpty();
  }
}
