package dev.sluice.manifests;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
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

/** One authority for all of a test cluster: etcd, the API server, its users and the webhook. */
final class TestAuthority {
  private static final X500Name NAME = new X500Name("CN=test cluster");
  private static final Duration LIFETIME = Duration.ofDays(1);

  /**
   * A certificate and its key in files, PEM.
   *
   * @param key PKCS#8
   * @param publicKey of the key
   */
  record Identity(Path certificate, Path key, Path publicKey) {}

  private final Path folder;
  private final KeyPair keys = keys();
  private final Path certificate;

  /**
   * Makes an authority.
   *
   * @param folder for everything it issues
   */
  TestAuthority(Path folder) {
    this.folder = folder;
    this.certificate =
        write("ca.pem", "CERTIFICATE", sign(NAME, keys.getPublic(), List.of(), true));
  }

  /** What everybody here trusts. */
  Path certificate() {
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
  Identity issue(String file, String subject, String... names) {
    KeyPair own = keys();
    byte[] signed = sign(new X500Name(subject), own.getPublic(), List.of(names), false);
    return new Identity(
        write(file + ".pem", "CERTIFICATE", signed),
        write(file + "-key.pem", "PRIVATE KEY", encoded(own.getPrivate())),
        write(file + "-public.pem", "PUBLIC KEY", encoded(own.getPublic())));
  }

  private byte[] sign(X500Name subject, PublicKey key, List<String> names, boolean authority) {
    try {
      Instant now = Instant.now();
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              NAME,
              new BigInteger(128, new SecureRandom()),
              Date.from(now.minus(Duration.ofMinutes(5))),
              Date.from(now.plus(LIFETIME)),
              subject,
              key);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (!authority) {
        KeyPurposeId[] both = {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(both));
      }
      if (!names.isEmpty()) {
        GeneralName[] all = names.stream().map(TestAuthority::name).toArray(GeneralName[]::new);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
      }
      X509Certificate signed =
          new JcaX509CertificateConverter()
              .getCertificate(
                  builder.build(
                      new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
      return signed.getEncoded();
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
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

  private static byte[] encoded(Key key) {
    return key.getEncoded();
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
