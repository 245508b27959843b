package dev.sluice.policies.rule;

import java.util.List;

/**
 * The rules to judge by.
 *
 * @param rules about an object as it is
 * @param transitions about an update
 */
public record RuleBook(List<Rule> rules, List<UpdateRule> transitions) {}
