package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** Keys that a file has twice in one object. A review has none, since the API server reads it. */
final class DuplicateKeys implements Rule<WholeResource> {
  private static final String ID = "SLU-075";

  @Override
  public void judge(Field<WholeResource> field, Findings findings) {
    field
        .resource()
        .duplicateKeys()
        .forEach(
            path ->
                findings
                    .of(ID)
                    .duplicate(
                        path,
                        "duplicate key "
                            + Quote.string(path.last())
                            + ", of which kubectl takes the last value",
                        "remove the others, or merge their values"));
  }
}
