package dev.sluice.policies.apache;

import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.rule.Findings;

/**
 * Findings of the Apache operator's checks of a configuration: under their own rows, or for a kind
 * that repeats them under the one row that says so.
 */
final class OperatorFindings {
  private final String repeatedBy;
  private final boolean certain;
  private final Findings findings;

  /**
   * @param attribute the attribute of the place that names the row that repeats the others
   * @param configuration what is judged
   */
  OperatorFindings(
      FieldSpec place, String attribute, OperatorConfiguration configuration, Findings findings) {
    this.repeatedBy = place.text(attribute);
    this.certain = configuration.certain();
    this.findings = findings;
  }

  /** Reports what is wrong whatever the operator's defaults are. */
  void report(String row, FieldPath path, ErrorType type, String problem, String fix) {
    if (repeatedBy.isEmpty()) {
      findings.report(row, path, type, problem, fix);
    } else {
      findings.report(repeatedBy, path, type, problem, fix, row);
    }
  }

  /** Reports what is wrong unless the operator's defaults, which may not be known, mend it. */
  void reportByDefault(String row, FieldPath path, ErrorType type, String problem, String fix) {
    if (certain) {
      report(row, path, type, problem, fix);
      return;
    }
    String unless = problem + ", unless the operator's default configuration says otherwise";
    if (repeatedBy.isEmpty()) {
      findings.advise(row, path, type, unless, fix);
    } else {
      findings.advise(repeatedBy, path, type, unless, fix, row);
    }
  }
}
