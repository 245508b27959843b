/** What stands already, judged as admission would judge it if it were new. */
@NullMarked
package dev.sluice.webhook.audit;

import org.jspecify.annotations.NullMarked;
