package dev.sluice.policies.render;

import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Located;

/**
 * Something that was written and is not in the pod.
 *
 * @param at where it was written
 * @param rule the rule that says so
 * @param type what sort of error it is
 * @param problem what becomes of it, in the words of a finding
 * @param fix what to do
 */
public record Loss(Located at, String rule, ErrorType type, String problem, String fix) {}
