/** One set of documents judged together. */
@NullMarked
package dev.sluice.webhook.check;

import org.jspecify.annotations.NullMarked;
