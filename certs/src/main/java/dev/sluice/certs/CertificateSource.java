package dev.sluice.certs;

/**
 * A component that provides the server's certificate, whoever issues and renews it.
 *
 * <p>A source is asked again whenever the server wants to know whether to serve another
 * certificate; callers keep no answer longer than they serve it.
 */
public interface CertificateSource {
  /**
   * The certificate to serve from now on. May read files; never call it on an event loop.
   *
   * @throws CertificateSourceException if there is none that a client could accept; the message is
   *     one line that says what is wrong and what to do
   */
  ServingCertificate current() throws CertificateSourceException;
}
