package dev.sluice.policies.rule;

/**
 * Something a rule could not know, or only wants to mention; never a finding.
 *
 * @param rule the id of the rule
 * @param problem one line
 */
public record Note(String rule, String problem) {}
