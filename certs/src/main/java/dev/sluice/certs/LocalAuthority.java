package dev.sluice.certs;

import static org.bouncycastle.asn1.x509.KeyUsage.cRLSign;
import static org.bouncycastle.asn1.x509.KeyUsage.digitalSignature;
import static org.bouncycastle.asn1.x509.KeyUsage.keyCertSign;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of our own, which lives as long as whoever holds it: it has its key. */
final class LocalAuthority {
  private static final X500Name NAME = new X500Name("CN=Sluice local CA");
  private static final X500Name SERVER = new X500Name("CN=Sluice");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeyPair keys = Keys.generate();
  private final Validity validity;
  private final X509Certificate certificate;

  LocalAuthority(Validity validity) {
    this.validity = validity;
    this.certificate =
        sign(
            NAME,
            keys.getPublic(),
            (extensions, builder) ->
                builder
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(keyCertSign | cRLSign)));
  }

  /** The authority's own certificate, for the clients to trust. */
  X509Certificate certificate() {
    return certificate;
  }

  /**
   * A server certificate for the DNS names and IP addresses, valid as long as the authority.
   *
   * @throws IllegalArgumentException if there is no name, or one is not a DNS name
   */
  X509Certificate issueServer(PublicKey key, Collection<String> names) {
    return sign(
        SERVER,
        key,
        (extensions, builder) ->
            builder
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(digitalSignature))
                .addExtension(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(Extension.subjectAlternativeName, false, SubjectNames.of(names))
                .addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions.createAuthorityKeyIdentifier(keys.getPublic())));
  }

  /** What one kind of certificate holds beyond names, time and keys. */
  private interface Profile {
    X509v3CertificateBuilder add(JcaX509ExtensionUtils extensions, X509v3CertificateBuilder builder)
        throws IOException;
  }

  private X509Certificate sign(X500Name subject, PublicKey key, Profile profile) {
    try {
      JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
                  NAME,
                  new BigInteger(128, RANDOM),
                  Date.from(validity.notBefore()),
                  Date.from(validity.notAfter()),
                  subject,
                  key)
              .addExtension(
                  Extension.subjectKeyIdentifier,
                  false,
                  extensions.createSubjectKeyIdentifier(key));
      return new JcaX509CertificateConverter()
          .getCertificate(
              profile
                  .add(extensions, builder)
                  .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("every JDK signs with P-256 and SHA-256", e);
    }
  }
}
