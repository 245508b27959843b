/** What is said of findings, and what must not get into a line. */
@NullMarked
package dev.sluice.webhook.text;

import org.jspecify.annotations.NullMarked;
