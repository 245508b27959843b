/** What Sluice changes of resources where a policy asks for it. */
@NullMarked
package dev.sluice.policies.mutations;

import org.jspecify.annotations.NullMarked;
