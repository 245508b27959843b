/** Bytes to trees. */
@NullMarked
package dev.sluice.webhook.json;

import org.jspecify.annotations.NullMarked;
