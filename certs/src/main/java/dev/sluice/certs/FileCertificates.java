package dev.sluice.certs;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A certificate that somebody else issues and renews, in two PEM files (a mounted Secret of
 * cert-manager, for instance). Every call reads them anew, so a renewed one is found.
 */
public final class FileCertificates implements CertificateSource {
  private final Path certificateFile;
  private final Path keyFile;
  private final InstantSource clock;

  /**
   * Reads nothing yet.
   *
   * @param certificateFile the server's certificate, then intermediate authorities if there are any
   * @param keyFile its key, not encrypted: PKCS#8, PKCS#1 (RSA) or SEC1 (EC)
   * @param clock what "now" is when the certificates' dates are judged
   */
  public FileCertificates(Path certificateFile, Path keyFile, InstantSource clock) {
    this.certificateFile = certificateFile;
    this.keyFile = keyFile;
    this.clock = clock;
  }

  @Override
  public ServingCertificate current() throws CertificateSourceException {
    PemFile pem = PemFile.read(certificateFile);
    List<X509Certificate> chain = CertificateChains.of(pem);
    CertificateChains.checkDates(chain, clock.instant().truncatedTo(ChronoUnit.SECONDS), pem);
    PrivateKey key = PrivateKeys.first(PemFile.read(keyFile));
    checkPair(chain, key);
    return ServingCertificate.of(chain, key, Doubts.of(chain, certificateFile, keyFile));
  }

  private void checkPair(List<X509Certificate> chain, PrivateKey key)
      throws CertificateSourceException {
    if (matches(key, chain.getFirst())) {
      return;
    }
    for (X509Certificate other : chain) {
      if (matches(key, other)) {
        throw new CertificateSourceException(
            certificateFile,
            "the certificate that the key belongs to is not the first one",
            "put the server's certificate first, the authorities after it");
      }
    }
    throw new CertificateSourceException(
        keyFile,
        "the key does not belong to the certificate in " + certificateFile,
        "name the key that the certificate was issued for");
  }

  private boolean matches(PrivateKey key, X509Certificate certificate)
      throws CertificateSourceException {
    try {
      return Keys.belongTogether(key, certificate.getPublicKey());
    } catch (GeneralSecurityException e) {
      throw new CertificateSourceException(
          keyFile,
          "a server cannot sign with this key (" + key.getAlgorithm() + ")",
          "give an RSA, EC (P-256, P-384, P-521) or Ed25519 key");
    }
  }
}
