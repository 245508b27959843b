package dev.sluice.certs;

import static org.bouncycastle.asn1.x509.KeyUsage.cRLSign;
import static org.bouncycastle.asn1.x509.KeyUsage.digitalSignature;
import static org.bouncycastle.asn1.x509.KeyUsage.keyCertSign;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
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
import org.jspecify.annotations.Nullable;

/** A certificate authority of our own: its certificate and its key, which nothing here prints. */
public final class LocalAuthority {
  private static final X500Name SERVER = new X500Name("CN=Sluice");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final X509Certificate certificate;
  private final PrivateKey key;

  private LocalAuthority(X509Certificate certificate, PrivateKey key) {
    this.certificate = certificate;
    this.key = key;
  }

  /**
   * Makes one, valid from five minutes before now.
   *
   * @param name its common name
   */
  public static LocalAuthority create(String name, Instant now, Duration lifetime) {
    KeyPair keys = Keys.generate();
    X500Name subject = new X500NameBuilder().addRDN(BCStyle.CN, name).build();
    X509Certificate certificate =
        new Signer(subject, keys.getPrivate())
            .sign(
                subject,
                keys.getPublic(),
                Validity.from(now, lifetime),
                (extensions, builder) ->
                    builder
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                        .addExtension(
                            Extension.keyUsage, true, new KeyUsage(keyCertSign | cRLSign)));
    return new LocalAuthority(certificate, keys.getPrivate());
  }

  /**
   * One that was made before.
   *
   * @param where what errors call the place of its certificate and its key
   * @throws CertificateSourceException if they cannot be read, or do not belong together
   */
  public static LocalAuthority read(String where, String certificatePem, String keyPem)
      throws CertificateSourceException {
    X509Certificate certificate = Pem.certificate(where + ".crt", certificatePem);
    PrivateKey key = PrivateKeys.first(Pem.parse(where + ".key", keyPem));
    try {
      if (Keys.belongTogether(key, certificate.getPublicKey())) {
        return new LocalAuthority(certificate, key);
      }
    } catch (GeneralSecurityException e) {
      // Nor does a key that cannot sign.
    }
    throw new CertificateSourceException(
        where + ".key", "the key does not belong to the certificate beside it", "remove both");
  }

  /** The authority's own certificate, for the clients to trust. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** The same as a {@code CERTIFICATE} block. */
  public String certificatePem() {
    return Pem.text(certificate);
  }

  /** Its key as one {@code PRIVATE KEY} block: a secret. */
  public String keyPem() {
    return Pem.text(key);
  }

  /** When to have a successor: after two thirds of its life. */
  public Instant renewal() {
    return Validity.of(certificate).renewal();
  }

  /** When nobody accepts any more what it has signed. */
  public Instant expiry() {
    return Validity.of(certificate).notAfter();
  }

  /**
   * A server's certificate with a new key, valid from five minutes before now, and at most as long
   * as the authority.
   *
   * @param names the DNS names and IP address literals that clients will use; at least one
   * @throws IllegalArgumentException if there is no name, or one is not a DNS name
   */
  public ServingCertificate issue(Collection<String> names, Instant now, Duration lifetime) {
    KeyPair keys = Keys.generate();
    X509Certificate issued =
        new Signer(subject(), key)
            .sign(
                SERVER,
                keys.getPublic(),
                Validity.from(now, lifetime).within(Validity.of(certificate)),
                (extensions, builder) ->
                    builder
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                        .addExtension(Extension.keyUsage, true, new KeyUsage(digitalSignature))
                        .addExtension(
                            Extension.extendedKeyUsage,
                            false,
                            new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                        .addExtension(
                            Extension.subjectAlternativeName, false, SubjectNames.of(names))
                        .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            extensions.createAuthorityKeyIdentifier(certificate.getPublicKey())));
    return ServingCertificate.issuedBy(certificate, issued, keys.getPrivate());
  }

  private X500Name subject() {
    return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LocalAuthority that && certificate.equals(that.certificate);
  }

  @Override
  public int hashCode() {
    return certificate.hashCode();
  }

  /** What one kind of certificate holds beyond names, time and keys. */
  private interface Profile {
    X509v3CertificateBuilder add(JcaX509ExtensionUtils extensions, X509v3CertificateBuilder builder)
        throws IOException;
  }

  /** Who signs. */
  private record Signer(X500Name issuer, PrivateKey key) {
    X509Certificate sign(
        X500Name subject, PublicKey subjectKey, Validity validity, Profile profile) {
      try {
        JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
        X509v3CertificateBuilder builder =
            new JcaX509v3CertificateBuilder(
                    issuer,
                    new BigInteger(128, RANDOM),
                    Date.from(validity.notBefore()),
                    Date.from(validity.notAfter()),
                    subject,
                    subjectKey)
                .addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    extensions.createSubjectKeyIdentifier(subjectKey));
        return new JcaX509CertificateConverter()
            .getCertificate(
                profile
                    .add(extensions, builder)
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
      } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
        throw new IllegalStateException("every JDK signs with P-256 and SHA-256", e);
      }
    }
  }
}
