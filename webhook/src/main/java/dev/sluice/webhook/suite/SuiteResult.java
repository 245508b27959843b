package dev.sluice.webhook.suite;

import dev.sluice.policies.documents.DocumentError;
import java.util.List;

/**
 * What became of the cases of one file.
 *
 * @param file its name as given
 * @param cases in the order of the file
 * @param errors why others could not be judged
 */
public record SuiteResult(String file, List<CaseResult> cases, List<DocumentError> errors) {

  /** How many cases passed, or did not. */
  public long count(boolean passed) {
    return cases.stream().filter(one -> one.passed() == passed).count();
  }
}
