package dev.sluice.policies.custom;

import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Located;

/** Takes what is wrong with own rules themselves. */
@FunctionalInterface
public interface Flaws {
  /** Of rules that were looked through already. */
  Flaws NONE = (at, type, problem, fix) -> {};

  /**
   * Adds one, as a finding on the policy's document.
   *
   * @param at the field of the document
   * @param problem one line: what is wrong
   * @param fix one line: what to do
   */
  void add(Located at, ErrorType type, String problem, String fix);
}
