package dev.sluice.policies.custom;

/**
 * An own rule could not be applied to a resource, which is nothing that the resource is denied for.
 */
final class RuleFailedException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param why in a few words, such as {@code no such key: jobManager}
   */
  RuleFailedException(String why) {
    super(why, null, false, false);
  }
}
