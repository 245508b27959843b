/** Containers of a pod and their ports. */
@NullMarked
package dev.sluice.policies.pod;

import org.jspecify.annotations.NullMarked;
