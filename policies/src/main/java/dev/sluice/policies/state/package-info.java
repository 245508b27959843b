/** What stands in the cluster beside the resource that is judged. */
@NullMarked
package dev.sluice.policies.state;

import org.jspecify.annotations.NullMarked;
