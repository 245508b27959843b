/** An API server asked to only try the pods that are rendered; for commands, never in a server. */
@NullMarked
package dev.sluice.webhook.dryrun;

import org.jspecify.annotations.NullMarked;
