package dev.sluice.certs;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/** Reads the certificate chain of a PEM file and judges its dates. */
final class CertificateChains {
  private CertificateChains() {}

  /** The certificates in the order of the file; other blocks (a key) may stand around them. */
  static List<X509Certificate> of(Pem pem) throws CertificateSourceException {
    List<X509Certificate> chain = new ArrayList<>();
    for (Object block : pem.blocks()) {
      if (block instanceof X509CertificateHolder certificate) {
        chain.add(decode(certificate, pem));
      }
    }
    if (chain.isEmpty()) {
      throw new CertificateSourceException(
          pem.name(),
          "there is no certificate in it",
          "name the certificate's file; are certificate and key swapped?");
    }
    return chain;
  }

  private static X509Certificate decode(X509CertificateHolder certificate, Pem pem)
      throws CertificateSourceException {
    try {
      return new JcaX509CertificateConverter().getCertificate(certificate);
    } catch (CertificateException e) {
      throw new CertificateSourceException(
          pem.name(), "a certificate in it cannot be decoded", "issue it again");
    }
  }

  /** Refuses a chain that no client would accept now. */
  static void checkDates(List<X509Certificate> chain, Instant now, Pem pem)
      throws CertificateSourceException {
    for (X509Certificate certificate : chain) {
      String subject = "the certificate of " + certificate.getSubjectX500Principal().getName();
      Instant from = certificate.getNotBefore().toInstant();
      Instant until = certificate.getNotAfter().toInstant();
      if (now.isAfter(until)) {
        throw new CertificateSourceException(
            pem.name(), subject + " expired at " + until, "renew it");
      }
      if (now.isBefore(from)) {
        throw new CertificateSourceException(
            pem.name(),
            subject + " is not valid before " + from,
            "check this machine's clock, or wait");
      }
    }
  }
}
