package dev.sluice.policies.rule;

/** What a policy makes of a finding, mildest first (contracts: enforcement). */
public enum Action {
  /** The rule is not applied. */
  Off,
  /** Counted and reported, never shown to the person who applies the resource. */
  Audit,
  /** Shown as a warning. */
  Warn,
  /** Refuses the request. */
  Deny;

  /** The milder of the two. */
  public Action atMost(Action limit) {
    return compareTo(limit) <= 0 ? this : limit;
  }
}
