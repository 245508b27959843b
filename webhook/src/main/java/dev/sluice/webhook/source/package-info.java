/** Documents from files, folders and standard input. */
@NullMarked
package dev.sluice.webhook.source;

import org.jspecify.annotations.NullMarked;
