/** The admission webhook, the validation service and the command line. */
@NullMarked
package dev.sluice.webhook;

import org.jspecify.annotations.NullMarked;
