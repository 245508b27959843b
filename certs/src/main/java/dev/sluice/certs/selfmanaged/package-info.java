/**
 * Certificates of an authority of our own, which all replicas share: it lies in a Secret, and the
 * webhook configurations are told to trust it.
 *
 * <p>Read {@link dev.sluice.certs.selfmanaged.SelfManagedCertificates}, then {@link
 * dev.sluice.certs.selfmanaged.Authorities} for how one authority follows another.
 */
@NullMarked
package dev.sluice.certs.selfmanaged;

import org.jspecify.annotations.NullMarked;
