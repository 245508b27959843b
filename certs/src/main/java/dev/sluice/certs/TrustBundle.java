package dev.sluice.certs;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

/** The authorities that a client trusts, such as a webhook's {@code caBundle}. */
public record TrustBundle(List<X509Certificate> authorities) {

  /**
   * Reads those of a text, PEM.
   *
   * @param name what errors call it
   * @throws CertificateSourceException if there is none in it
   */
  public static TrustBundle parse(String name, String pem) throws CertificateSourceException {
    return new TrustBundle(CertificateChains.of(Pem.parse(name, pem)));
  }

  /**
   * Reads those of a file, PEM.
   *
   * @throws CertificateSourceException if there is none in it
   */
  public static TrustBundle read(Path file) throws CertificateSourceException {
    return new TrustBundle(CertificateChains.of(Pem.read(file)));
  }

  /** Whether a client would accept a server that shows this chain, names aside. */
  public boolean trusts(List<X509Certificate> chain, Instant now) {
    List<X509Certificate> path =
        chain.stream().filter(certificate -> !authorities.contains(certificate)).toList();
    try {
      PKIXParameters parameters =
          new PKIXParameters(
              authorities.stream()
                  .map(authority -> new TrustAnchor(authority, null))
                  .collect(Collectors.toSet()));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
      return true;
    } catch (CertPathValidatorException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PKIX", e);
    }
  }
}
