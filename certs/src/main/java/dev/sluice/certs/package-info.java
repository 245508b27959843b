/**
 * Where the server's certificate comes from: files, or an authority made at start for local use.
 *
 * <p>Read {@link dev.sluice.certs.CertificateSource} first. No key is ever logged or printed.
 */
@NullMarked
package dev.sluice.certs;

import org.jspecify.annotations.NullMarked;
