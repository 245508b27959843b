/** Where the server's certificate comes from: files, or an ephemeral CA for local use. */
@NullMarked
package dev.sluice.certs;

import org.jspecify.annotations.NullMarked;
