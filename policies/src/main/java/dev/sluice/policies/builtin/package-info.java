/** The one list of rules and mutations that Sluice comes with. */
@NullMarked
package dev.sluice.policies.builtin;

import org.jspecify.annotations.NullMarked;
