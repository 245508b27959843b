/**
 * The cluster that {@code serve} watches: what rules read of it, its policies and its deployment
 * targets. Nothing here is asked on the way of a review, but for one bounded read of a target.
 */
@NullMarked
package dev.sluice.webhook.cluster;

import org.jspecify.annotations.NullMarked;
