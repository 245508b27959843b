package dev.sluice.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** What a client trusts. */
public final class Trust {
  private Trust() {}

  /** TLS for clients that trust this authority, PEM, and no other. */
  public static SSLContext in(String authorityPem) {
    return in(authorityPem, null, null);
  }

  /**
   * The same for a client that shows who it is.
   *
   * @param key null for one that does not
   */
  static SSLContext in(String authorityPem, PrivateKey key, X509Certificate certificate) {
    try {
      KeyStore trusted = emptyStore();
      trusted.setCertificateEntry(
          "authority",
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(authorityPem.getBytes(StandardCharsets.US_ASCII))));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(key == null ? null : shown(key, certificate), trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(authorityPem, e);
    }
  }

  private static KeyManager[] shown(PrivateKey key, X509Certificate certificate)
      throws IOException, GeneralSecurityException {
    KeyStore own = emptyStore();
    own.setKeyEntry("own", key, new char[0], new Certificate[] {certificate});
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, new char[0]);
    return keys.getKeyManagers();
  }

  /** A store in memory, for keys or certificates. */
  public static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
