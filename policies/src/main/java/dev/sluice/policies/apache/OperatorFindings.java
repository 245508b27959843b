package dev.sluice.policies.apache;

import dev.sluice.policies.rule.Findings;

/**
 * Findings of the Apache operator's checks of a configuration: under their own rows, or for a kind
 * that repeats them under the one row that says so.
 *
 * @param judged the configuration
 * @param repeatedBy the row that repeats the others; empty for none
 * @param findings where they go
 */
record OperatorFindings(OperatorConfiguration judged, String repeatedBy, Findings findings) {

  private static final String UNLESS_BY_DEFAULT =
      ", unless the operator's default configuration says otherwise" + OperatorDefaults.IN_A_POLICY;

  OperatorFindings(OperatorConfiguration judged, Findings findings) {
    this(judged, "", findings);
  }

  /** Begins a report of what is wrong whatever the operator's defaults are. */
  Findings.Report of(String row) {
    return repeatedBy.isEmpty() ? findings.of(row) : findings.of(repeatedBy).also(row);
  }

  /** Begins a report of what is wrong unless the operator's defaults, perhaps unknown, mend it. */
  Findings.Report byDefault(String row) {
    return of(row).unless(judged.certain(), UNLESS_BY_DEFAULT);
  }
}
