/** The command line: a file a command. */
@NullMarked
package dev.sluice.webhook.cli;

import org.jspecify.annotations.NullMarked;
