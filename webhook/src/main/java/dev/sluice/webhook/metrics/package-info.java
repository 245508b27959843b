/** What is seen from outside: metrics and logs. */
@NullMarked
package dev.sluice.webhook.metrics;

import org.jspecify.annotations.NullMarked;
