package dev.sluice.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.sluice.testing.TestAuthority;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read; what is refused, with which words, is {@link CertificateFilesErrorsTest}. */
class CertificateFilesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final ServingCertificate issued =
      EphemeralCertificates.issue(List.of("localhost"), InstantSource.fixed(NOW));

  private Optional<String> serverName = Optional.empty();

  @TempDir Path folder;
  private TestFiles files;

  @BeforeEach
  void openFolder() {
    files = new TestFiles(folder);
  }

  @Test
  void pkcs8KeyIsRead() throws Exception {
    ServingCertificate read = read(issued.chainPem(), issued.keyPem());
    assertThat(read.chain()).isEqualTo(issued.chain());
    assertThat(read.key()).isEqualTo(issued.key());
  }

  @Test
  void sec1KeyIsReadEvenAfterItsParameters() throws Exception {
    String key = TestFiles.sec1(issued.key());
    byte[] p256 = {6, 8, 42, (byte) 134, 72, (byte) 206, 61, 3, 1, 7};
    String withParameters = TestFiles.pem("EC PARAMETERS", p256) + key;
    assertThat(secret(read(issued.chainPem(), key).key())).isEqualTo(secret(issued.key()));
    assertThat(secret(read(issued.chainPem(), withParameters).key()))
        .isEqualTo(secret(issued.key()));
  }

  @Test
  void pkcs1KeyIsRead() throws Exception {
    KeyPair rsa = TestFiles.keys("RSA");
    assertThat(readSelfSigned(rsa, "SHA256withRSA", TestFiles.pkcs1(rsa.getPrivate())))
        .isEqualTo(rsa.getPrivate());
  }

  @ParameterizedTest
  @CsvSource({"EC, SHA384withECDSA", "RSA, SHA256withRSA", "Ed25519, Ed25519"})
  void keyOfEveryAlgorithmOfTlsIsRead(String algorithm, String signature) throws Exception {
    KeyPair keys = TestFiles.keys(algorithm);
    String key = TestFiles.pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    assertThat(readSelfSigned(keys, signature, key)).isEqualTo(keys.getPrivate());
  }

  @Test
  void chainKeepsItsOrder() throws Exception {
    String chain = issued.chainPem() + issued.authorityPem().orElseThrow();
    ServingCertificate read = read(chain, issued.keyPem());
    assertThat(read.chain()).hasSize(2).startsWith(issued.chain().getFirst());
    assertThat(read.chainPem()).isEqualTo(chain);
  }

  @Test
  void oneFileMayHoldCertificateAndKey() throws Exception {
    Path both = files.write("both.pem", "a comment\n" + issued.keyPem() + issued.chainPem());
    ServingCertificate read = new CertificateFiles(both, both, Optional.empty()).read(NOW);
    assertThat(read.chain()).isEqualTo(issued.chain());
    assertThat(read.key()).isEqualTo(issued.key());
  }

  @Test
  void authorityIsNotKnown() throws Exception {
    assertThat(read(issued.chainPem(), issued.keyPem()).authorityPem()).isEmpty();
  }

  @Test
  void aCertificateThatApiServersRefuseIsReadWithTheReason() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    KeyPair weak = generator.generateKeyPair();
    KeyPair authority = TestFiles.keys("RSA");
    String old =
        TestFiles.pem(
            "CERTIFICATE",
            TestAuthority.signed(weak.getPublic(), authority.getPrivate(), "SHA1withRSA", NOW)
                .getEncoded());
    assertThat(read(old, TestFiles.pem("PRIVATE KEY", weak.getPrivate().getEncoded())).doubts())
        .satisfiesExactly(
            names -> assertThat(names).contains("tls.crt: ", "no subject alternative name"),
            bits -> assertThat(bits).contains("CN=old has an RSA key of 1024 bits"),
            signature -> assertThat(signature).contains("is signed with SHA1WITHRSA"));
  }

  @Test
  void aKeyThatEverybodyMayReadIsReadWithAWord() throws Exception {
    Path key = files.write("tls.key", issued.keyPem());
    Path certificate = files.write("tls.crt", issued.chainPem());
    var source = new CertificateFiles(certificate, key, Optional.empty());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(source.read(NOW).doubts()).isEmpty();
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(source.read(NOW).doubts())
        .singleElement(STRING)
        .startsWith(key + ": everybody on this machine may read the key; ");
  }

  @Test
  void aCertificateForOtherNamesThanTheServiceIsReadWithAWord() throws Exception {
    serverName = Optional.of("sluice.sluice-system.svc");
    assertThat(read(issued.chainPem(), issued.keyPem()).doubts())
        .singleElement(STRING)
        .contains(
            "tls.crt: the certificate is for localhost, but the API server calls"
                + " sluice.sluice-system.svc; ",
            "--service");
    serverName = Optional.of("localhost");
    assertThat(read(issued.chainPem(), issued.keyPem()).doubts()).isEmpty();
  }

  private static BigInteger secret(PrivateKey key) {
    return ((ECPrivateKey) key).getS();
  }

  private PrivateKey readSelfSigned(KeyPair keys, String signature, String keyPem)
      throws Exception {
    byte[] certificate = TestAuthority.selfSigned(keys, signature, NOW).getEncoded();
    return read(TestFiles.pem("CERTIFICATE", certificate), keyPem).key();
  }

  private ServingCertificate read(String certificatePem, String keyPem) throws Exception {
    Path key = files.write("tls.key", keyPem);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    return new CertificateFiles(files.write("tls.crt", certificatePem), key, serverName).read(NOW);
  }
}
