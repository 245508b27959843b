/** Requests and answers within bounds: bodies, bytes in flight, time. */
@NullMarked
package dev.sluice.webhook.http;

import org.jspecify.annotations.NullMarked;
