package dev.sluice.policies.policy;

import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;

/**
 * What is wrong with a Policy or PolicyExemption.
 *
 * @param path the field that it is about, which need not be there
 * @param type the API server's type of field error
 * @param problem one line: what is wrong
 * @param fix one line: what to do
 */
record PolicyProblem(FieldPath path, ErrorType type, String problem, String fix) {}
