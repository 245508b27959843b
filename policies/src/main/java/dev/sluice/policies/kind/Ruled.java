package dev.sluice.policies.kind;

/** Attributes of a field that name the rule to report: the rule is data of the profile. */
public interface Ruled {

  /** The id of the rule. */
  String rule();
}
