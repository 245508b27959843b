/** Judge as text, JSON, SARIF, JUnit and for GitHub. */
@NullMarked
package dev.sluice.webhook.report;

import org.jspecify.annotations.NullMarked;
