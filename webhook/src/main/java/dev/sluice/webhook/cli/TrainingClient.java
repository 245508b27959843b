package dev.sluice.webhook.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Sends the requests of a {@link Training} by the oldest client of the JDK: it loads least. */
final class TrainingClient {
  private final SSLContext tls;

  /**
   * @param authority a PEM file with the certificate to trust
   */
  TrainingClient(Path authority) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream pem = Files.newInputStream(authority)) {
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
  }

  /**
   * @throws IOException also for an answer that is not 200
   */
  void get(URI at) throws IOException {
    answer(connection(at));
  }

  /**
   * @throws IOException also for an answer that is not 200
   */
  void post(URI at, String contentType, byte[] body) throws IOException {
    HttpURLConnection connection = connection(at);
    connection.setRequestProperty("Content-Type", contentType);
    connection.setDoOutput(true);
    connection.getOutputStream().write(body);
    answer(connection);
  }

  private HttpURLConnection connection(URI at) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) at.toURL().openConnection();
    if (connection instanceof HttpsURLConnection secure) {
      secure.setSSLSocketFactory(tls.getSocketFactory());
    }
    return connection;
  }

  private static void answer(HttpURLConnection connection) throws IOException {
    try (InputStream in = connection.getInputStream()) {
      in.readAllBytes();
    }
    if (connection.getResponseCode() != 200) {
      throw new IOException(connection.getURL() + ": " + connection.getResponseCode());
    }
  }
}
