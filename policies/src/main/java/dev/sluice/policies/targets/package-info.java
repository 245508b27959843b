/** Patch sets of deployment targets. */
@NullMarked
package dev.sluice.policies.targets;

import org.jspecify.annotations.NullMarked;
