/** Suites of cases beside policies, and what becomes of them. */
@NullMarked
package dev.sluice.webhook.suite;

import org.jspecify.annotations.NullMarked;
