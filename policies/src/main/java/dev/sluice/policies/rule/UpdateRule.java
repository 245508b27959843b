package dev.sluice.policies.rule;

import dev.sluice.policies.kind.FieldType;
import java.util.Set;

/**
 * A rule about an update: what is new against what was. Its findings are never softened because the
 * old object had them too, so it runs only on updates and reports only what changed.
 */
public interface UpdateRule {

  /** The ids it reports, each with an entry in the catalogue. */
  Set<String> ids();

  /** The type of place in kind profiles that it looks at. */
  FieldType place();

  /** Judges one place of the new object next to the same place of the old one. */
  void judge(Field before, Field after, Findings findings);
}
