package dev.sluice.policies.rule;

/** How bad a finding is in itself, whatever a policy makes of it. */
public enum Severity {
  info,
  warning,
  error
}
