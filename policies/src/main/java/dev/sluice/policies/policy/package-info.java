/** Policies and exemptions: which rules apply where, and how. */
@NullMarked
package dev.sluice.policies.policy;

import org.jspecify.annotations.NullMarked;
