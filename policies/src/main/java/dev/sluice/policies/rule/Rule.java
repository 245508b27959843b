package dev.sluice.policies.rule;

import dev.sluice.policies.kind.FieldType;
import java.util.Set;

/**
 * A pure function with a stable id that looks at one type of place of a resource.
 *
 * <p>A rule is one small file in {@code rules}, one entry in its catalogue and its cases in the
 * contract kit. It reports everything it finds, each with the exact path; it never throws on any
 * tree, and it never decides whether a finding denies.
 */
public interface Rule {

  /** The ids it reports, each with an entry in the catalogue. */
  Set<String> ids();

  /** The type of place in kind profiles that it looks at. */
  FieldType place();

  /** Judges one place of a resource, whether or not there is a value. */
  void judge(Field site, Findings findings);

  /** The catalogue's entry of an id. */
  static RuleInfo info(String id) {
    return Catalogue.get().rule(id);
  }
}
