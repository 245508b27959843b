package dev.sluice.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** One authority for all servers and users of a test; its certificates are valid for a day. */
public final class TestAuthority {
  private static final X500Name NAME = new X500Name("CN=test");
  private static final String SIGNATURE = "SHA256withECDSA";
  private static final Duration LIFETIME = Duration.ofDays(1);

  /**
   * A certificate and its key in files, PEM.
   *
   * @param key PKCS#8
   * @param publicKey of the key
   */
  public record Identity(Path certificate, Path key, Path publicKey) {}

  private final Path folder;
  private final KeyPair keys = keys();
  private final Path certificate;

  /**
   * Makes an authority.
   *
   * @param folder for everything it issues
   */
  public TestAuthority(Path folder) {
    this.folder = folder;
    this.certificate =
        write("ca.pem", "CERTIFICATE", encoded(selfSigned(keys, SIGNATURE, Instant.now())));
  }

  /** What everybody here trusts. */
  public Path certificate() {
    return certificate;
  }

  /**
   * Issues a certificate for a server or a user.
   *
   * @param file its name without ending
   * @param subject as in {@code O=system:masters,CN=admin}: the API server takes it for groups and
   *     user
   * @param names DNS names and IP addresses; empty for a user
   */
  public Identity issue(String file, String subject, String... names) {
    KeyPair own = keys();
    X509Certificate signed =
        new Signer(keys.getPrivate(), SIGNATURE, Instant.now())
            .sign(new X500Name(subject), own.getPublic(), List.of(names), false);
    return new Identity(
        write(file + ".pem", "CERTIFICATE", encoded(signed)),
        write(file + "-key.pem", "PRIVATE KEY", own.getPrivate().getEncoded()),
        write(file + "-public.pem", "PUBLIC KEY", own.getPublic().getEncoded()));
  }

  /** TLS of a user, who trusts the servers of this authority. */
  public SSLContext client(String subject) {
    return tls(subject, List.of());
  }

  /**
   * TLS of a server.
   *
   * @param names DNS names and IP addresses
   */
  public SSLContext server(String... names) {
    return tls("CN=server", List.of(names));
  }

  private SSLContext tls(String subject, List<String> names) {
    KeyPair own = keys();
    X509Certificate signed =
        new Signer(keys.getPrivate(), SIGNATURE, Instant.now())
            .sign(new X500Name(subject), own.getPublic(), names, false);
    try {
      return Trust.in(Files.readString(certificate), own.getPrivate(), signed);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The certificate of an authority with keys of any kind.
   *
   * @param signature the algorithm, such as {@code SHA256withRSA}
   * @param now within the time in which it is valid
   */
  public static X509Certificate selfSigned(KeyPair keys, String signature, Instant now) {
    return new Signer(keys.getPrivate(), signature, now)
        .sign(NAME, keys.getPublic(), List.of(), true);
  }

  /** A server's certificate without names, signed by a key of any kind. */
  public static X509Certificate signed(
      PublicKey subjectKey, PrivateKey authority, String signature, Instant now) {
    return new Signer(authority, signature, now)
        .sign(new X500Name("CN=old"), subjectKey, List.of(), false);
  }

  private record Signer(PrivateKey key, String signature, Instant now) {
    X509Certificate sign(
        X500Name subject, PublicKey subjectKey, List<String> names, boolean authority) {
      try {
        X509v3CertificateBuilder builder =
            new JcaX509v3CertificateBuilder(
                NAME,
                new BigInteger(128, new SecureRandom()),
                Date.from(now.minus(Duration.ofMinutes(5))),
                Date.from(now.plus(LIFETIME)),
                subject,
                subjectKey);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (!authority) {
          KeyPurposeId[] both = {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
          builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(both));
        }
        if (!names.isEmpty()) {
          GeneralName[] all = names.stream().map(TestAuthority::name).toArray(GeneralName[]::new);
          builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
        }
        return new JcaX509CertificateConverter()
            .getCertificate(builder.build(new JcaContentSignerBuilder(signature).build(key)));
      } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static GeneralName name(String name) {
    boolean address = name.matches("[0-9.]+");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path write(String file, String type, byte[] content) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    String pem = "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n";
    try {
      return Files.writeString(folder.resolve(file), pem);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
