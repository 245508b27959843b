package dev.sluice.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateFilesErrorsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final ServingCertificate ISSUED = issue();

  @TempDir Path folder;
  private Path certificate;
  private Path key;
  private Instant now = NOW;

  @BeforeEach
  void writeGoodFiles() throws Exception {
    certificate = Files.writeString(folder.resolve("tls.crt"), ISSUED.chainPem());
    key = Files.writeString(folder.resolve("tls.key"), ISSUED.keyPem());
  }

  @Test
  void missingFile() throws Exception {
    Files.delete(certificate);
    assertThat(error())
        .isEqualTo(
            certificate + ": there is no such file; correct the path, or put the file there");
  }

  @Test
  void missingKeyFile() throws Exception {
    Files.delete(key);
    assertThat(error())
        .isEqualTo(key + ": there is no such file; correct the path, or put the file there");
  }

  @Test
  void folderInsteadOfFile() throws Exception {
    certificate = folder;
    assertThat(error())
        .startsWith(folder + ": cannot be read (")
        .endsWith("; name a readable file");
  }

  @Test
  void hugeFile() throws Exception {
    Files.write(key, new byte[(1 << 20) + 1]);
    assertThat(error()).isEqualTo(key + ": not PEM: it is larger than 1 MiB; name the right file");
  }

  @Test
  void binaryCertificate() throws Exception {
    Files.write(certificate, ISSUED.chain().getFirst().getEncoded());
    assertThat(error())
        .isEqualTo(
            certificate
                + ": not PEM: there is no \"-----BEGIN …-----\" block in it; convert it, for"
                + " instance with `openssl x509 -inform der` or `openssl pkey -inform der`");
  }

  @Test
  void emptyFile() throws Exception {
    Files.writeString(key, "");
    assertThat(error()).startsWith(key + ": not PEM: there is no ");
  }

  @Test
  void truncatedCertificate() throws Exception {
    Files.writeString(certificate, ISSUED.chainPem().substring(0, 300));
    assertThat(error()).isEqualTo(certificate + brokenPem());
  }

  @Test
  void garbledKeyIsNotQuoted() throws Exception {
    Files.writeString(key, TestFiles.pem("PRIVATE KEY", "geheim".getBytes("US-ASCII")));
    assertThat(error()).isEqualTo(key + brokenPem());
  }

  @Test
  void blockOfAnotherKind() throws Exception {
    Files.writeString(key, TestFiles.pem("OPENSSH PRIVATE KEY", new byte[] {1, 2, 3}));
    assertThat(error()).isEqualTo(key + brokenPem());
  }

  @Test
  void noCertificateInTheFile() throws Exception {
    Files.writeString(certificate, ISSUED.keyPem());
    assertThat(error())
        .isEqualTo(
            certificate
                + ": there is no certificate in it; name the certificate's file; are certificate"
                + " and key swapped?");
  }

  @Test
  void noKeyInTheFile() throws Exception {
    Files.writeString(key, ISSUED.chainPem());
    assertThat(error())
        .isEqualTo(
            key
                + ": there is no private key in it; name the key's file; are certificate and key"
                + " swapped?");
  }

  @Test
  void encryptedPkcs8Key() throws Exception {
    var algorithm = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2);
    byte[] pkcs8 = new EncryptedPrivateKeyInfo(algorithm, new byte[64]).getEncoded();
    Files.writeString(key, TestFiles.pem("ENCRYPTED PRIVATE KEY", pkcs8));
    assertThat(error()).isEqualTo(key + encryptedKey());
  }

  @Test
  void encryptedTraditionalKey() throws Exception {
    Files.writeString(
        key,
        """
        -----BEGIN EC PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-256-CBC,00112233445566778899AABBCCDDEEFF

        AAAAAAAAAAAAAAAAAAAAAA==
        -----END EC PRIVATE KEY-----
        """);
    assertThat(error()).isEqualTo(key + encryptedKey());
  }

  @Test
  void keyOfAnotherCertificate() throws Exception {
    Files.writeString(key, issue().keyPem());
    assertThat(error()).isEqualTo(key + foreignKey());
  }

  @Test
  void keyOfAnotherAlgorithm() throws Exception {
    KeyPair rsa = TestFiles.keys("RSA");
    Files.writeString(key, TestFiles.pem("PRIVATE KEY", rsa.getPrivate().getEncoded()));
    assertThat(error()).isEqualTo(key + foreignKey());
  }

  @Test
  void keyThatCannotSign() throws Exception {
    KeyPair x25519 = TestFiles.keys("X25519");
    Files.writeString(key, TestFiles.pem("PRIVATE KEY", x25519.getPrivate().getEncoded()));
    assertThat(error())
        .isEqualTo(
            key
                + ": a server cannot sign with this key (XDH); give an RSA, EC (P-256, P-384,"
                + " P-521) or Ed25519 key");
  }

  @Test
  void chainInTheWrongOrder() throws Exception {
    Files.writeString(certificate, ISSUED.authorityPem().orElseThrow() + ISSUED.chainPem());
    assertThat(error())
        .isEqualTo(
            certificate
                + ": the certificate that the key belongs to is not the first one; put the"
                + " server's certificate first, the authorities after it");
  }

  @Test
  void expiredCertificate() {
    now = Instant.parse("2026-11-27T12:00:01Z");
    assertThat(error())
        .isEqualTo(
            certificate
                + ": the certificate of CN=Sluice expired at 2026-11-27T12:00:00Z; renew it");
  }

  @Test
  void certificateOfTheFuture() {
    now = Instant.parse("2026-11-20T11:54:59Z");
    assertThat(error())
        .isEqualTo(
            certificate
                + ": the certificate of CN=Sluice is not valid before 2026-11-20T11:55:00Z;"
                + " check this machine's clock, or wait");
  }

  private static String brokenPem() {
    return ": broken PEM: a block of it cannot be decoded; give the whole file: X.509"
        + " certificates, or a key as PKCS#8, PKCS#1 or SEC1";
  }

  private static String encryptedKey() {
    return ": the key is encrypted, and a server that restarts alone cannot ask for a passphrase;"
        + " write it without one: `openssl pkey -in encrypted.key -out plain.key`";
  }

  private String foreignKey() {
    return ": the key does not belong to the certificate in "
        + certificate
        + "; name the key that the certificate was issued for";
  }

  private String error() {
    var files = new CertificateFiles(certificate, key, Optional.empty());
    var thrown = catchThrowableOfType(CertificateSourceException.class, () -> files.read(now));
    assertThat(thrown).as("the error").isNotNull();
    return thrown.getMessage();
  }

  private static ServingCertificate issue() {
    return EphemeralCertificates.issue(List.of("localhost"), InstantSource.fixed(NOW));
  }
}
