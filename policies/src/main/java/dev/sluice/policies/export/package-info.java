/**
 * What CEL in an API server can say of the rules in force: a Kubernetes ValidatingAdmissionPolicy
 * that refuses nothing which Sluice would let through.
 */
@NullMarked
package dev.sluice.policies.export;

import org.jspecify.annotations.NullMarked;
