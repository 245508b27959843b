package dev.sluice.certs;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A certificate and its key, in two PEM files or one.
 *
 * @param certificate the server's certificate, then intermediate authorities if there are any
 * @param key its key, not encrypted: PKCS#8, PKCS#1 (RSA) or SEC1 (EC)
 * @param serverName what clients call the server; empty where that is not known
 */
public record CertificateFiles(Path certificate, Path key, Optional<String> serverName) {

  /**
   * Reads both; not for an event loop.
   *
   * @param now by which the certificates' dates are judged
   * @throws CertificateSourceException if no client could accept it
   */
  public ServingCertificate read(Instant now) throws CertificateSourceException {
    Pem pem = Pem.read(certificate);
    List<X509Certificate> chain = CertificateChains.of(pem);
    CertificateChains.checkDates(chain, now.truncatedTo(ChronoUnit.SECONDS), pem);
    PrivateKey privateKey = PrivateKeys.first(Pem.read(key));
    checkPair(chain, privateKey);
    return ServingCertificate.of(chain, privateKey, Doubts.of(chain, this));
  }

  private void checkPair(List<X509Certificate> chain, PrivateKey privateKey)
      throws CertificateSourceException {
    if (matches(privateKey, chain.getFirst())) {
      return;
    }
    for (X509Certificate other : chain) {
      if (matches(privateKey, other)) {
        throw new CertificateSourceException(
            certificate,
            "the certificate that the key belongs to is not the first one",
            "put the server's certificate first, the authorities after it");
      }
    }
    throw new CertificateSourceException(
        key,
        "the key does not belong to the certificate in " + certificate,
        "name the key that the certificate was issued for");
  }

  private boolean matches(PrivateKey privateKey, X509Certificate of)
      throws CertificateSourceException {
    try {
      return Keys.belongTogether(privateKey, of.getPublicKey());
    } catch (GeneralSecurityException e) {
      throw new CertificateSourceException(
          key,
          "a server cannot sign with this key (" + privateKey.getAlgorithm() + ")",
          "give an RSA, EC (P-256, P-384, P-521) or Ed25519 key");
    }
  }
}
