/** The servers: how they are put together, drained and stopped. */
@NullMarked
package dev.sluice.webhook.server;

import org.jspecify.annotations.NullMarked;
