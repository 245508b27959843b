/** One set of documents judged or rendered together. */
@NullMarked
package dev.sluice.webhook.check;

import org.jspecify.annotations.NullMarked;
