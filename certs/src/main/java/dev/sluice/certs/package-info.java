/**
 * Where the server's certificate comes from: files, an authority of our own that replicas share, or
 * one made at start for local use; and which clients have to show one.
 *
 * <p>Read {@link dev.sluice.certs.CertificateSource} first. No key is ever logged or printed.
 */
@NullMarked
package dev.sluice.certs;

import org.jspecify.annotations.NullMarked;
