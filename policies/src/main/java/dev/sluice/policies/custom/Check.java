package dev.sluice.policies.custom;

import dev.sluice.policies.custom.Place.Spot;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Steps;
import java.util.List;

/** What an own rule asks of a value. */
sealed interface Check permits SchemaCheck, CelCheck {

  /**
   * Something that is not as the rule asks.
   *
   * @param path in the tree that the value is in
   */
  record Miss(FieldPath path, ErrorType type) {}

  /**
   * What is not as the rule asks; nothing where all is.
   *
   * @throws RuleFailedException if that cannot be said
   */
  List<Miss> misses(Spot spot, Review review, Steps steps) throws RuleFailedException;
}
