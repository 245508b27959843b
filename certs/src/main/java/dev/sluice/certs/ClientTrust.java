package dev.sluice.certs;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/**
 * Which clients are let in: those whose certificate is of an authority in a file and has one of
 * some names. The file may be replaced; while it is no good, the authorities before it stay.
 */
public final class ClientTrust extends X509ExtendedTrustManager implements AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(10);

  private final Path file;
  private final Set<String> names;
  private final Consumer<String> problems;
  private final FileWatch watch;
  private volatile X509ExtendedTrustManager authorities;
  private String told = "";

  private ClientTrust(
      Path file,
      Set<String> names,
      Consumer<String> problems,
      X509ExtendedTrustManager authorities) {
    this.file = file;
    this.names = Set.copyOf(names);
    this.problems = problems;
    this.authorities = authorities;
    this.watch = FileWatch.start(List.of(file), POLL, this::look);
  }

  /**
   * Reads the file, and from then on whenever it may have changed.
   *
   * @param file the authorities, PEM
   * @param names of clients: common name, DNS name or address; empty for any
   * @param problems told when the file has become no good, in one line
   * @throws CertificateSourceException if there is no authority in it
   */
  public static ClientTrust open(Path file, Set<String> names, Consumer<String> problems)
      throws CertificateSourceException {
    return new ClientTrust(file, names, problems, read(file));
  }

  private static X509ExtendedTrustManager read(Path file) throws CertificateSourceException {
    List<X509Certificate> certificates = CertificateChains.of(Pem.read(file));
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < certificates.size(); i++) {
        store.setCertificateEntry("authority-" + i, certificates.get(i));
      }
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(store);
      return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PKIX", e);
    }
  }

  private void look() {
    try {
      authorities = read(file);
      told = "";
    } catch (CertificateSourceException e) {
      String problem = e.getMessage() + "; the authorities before it let clients in";
      if (!problem.equals(told)) {
        told = problem;
        problems.accept(problem);
      }
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    authorities.checkClientTrusted(chain, authType, engine);
    checkName(chain[0]);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    authorities.checkClientTrusted(chain, authType, socket);
    checkName(chain[0]);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    authorities.checkClientTrusted(chain, authType);
    checkName(chain[0]);
  }

  private void checkName(X509Certificate client) throws CertificateException {
    if (!names.isEmpty() && namesOf(client).noneMatch(names::contains)) {
      throw new CertificateException("no client of this name is let in");
    }
  }

  private static Stream<String> namesOf(X509Certificate certificate) {
    X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    Stream<String> common =
        Arrays.stream(subject.getRDNs(BCStyle.CN))
            .map(name -> IETFUtils.valueToString(name.getFirst().getValue()));
    return Stream.concat(common, SubjectNames.of(certificate).stream());
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities.getAcceptedIssuers();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this is for clients alone");
  }

  @Override
  public void close() {
    watch.close();
  }
}
