/** What a rule is, what it sees, and what it reports. */
@NullMarked
package dev.sluice.policies.rule;

import org.jspecify.annotations.NullMarked;
