package dev.sluice.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EphemeralCertificatesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final List<String> NAMES = List.of("localhost", "127.0.0.1", "::1");

  private final ServingCertificate serving = serving();
  private final X509Certificate server = serving.chain().getFirst();
  private final X509Certificate authority = parse(serving.authorityPem().orElseThrow());

  @Test
  void authorityMayOnlyIssueServers() {
    assertThat(authority.getSubjectX500Principal().getName()).isEqualTo("CN=Sluice local CA");
    assertThat(authority.getBasicConstraints()).isZero();
    assertThat(keyUsages(authority)).containsExactly(5, 6); // keyCertSign, cRLSign
    assertThat(authority.getCriticalExtensionOIDs())
        .containsExactlyInAnyOrder("2.5.29.19", "2.5.29.15");
  }

  @Test
  void serverCertificateHoldsEveryNameAsWhatItIs() throws Exception {
    assertThat(server.getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(
            List.of(2, "localhost"), List.of(7, "127.0.0.1"), List.of(7, "0:0:0:0:0:0:0:1"));
  }

  @Test
  void serverCertificateIsForServersOnly() throws Exception {
    assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(keyUsages(server)).containsExactly(0); // digitalSignature
    assertThat(server.getBasicConstraints()).isEqualTo(-1);
  }

  @Test
  void serverCertificateIsSignedByTheAuthorityAndPointsToIt() throws Exception {
    server.verify(authority.getPublicKey());
    assertThat(server.getSigAlgName()).isEqualTo("SHA256withECDSA");
    byte[] subjectKey = authority.getExtensionValue("2.5.29.14");
    byte[] authorityKey = server.getExtensionValue("2.5.29.35");
    assertThat(authorityKey).endsWith(lastBytes(subjectKey, 20));
  }

  @Test
  void keysAreP256() {
    assertThat(((ECPublicKey) server.getPublicKey()).getParams().getOrder().bitLength())
        .isEqualTo(256);
    assertThat(authority.getPublicKey()).isNotEqualTo(server.getPublicKey());
  }

  @Test
  void certificatesAreValidFromFiveMinutesAgoForSevenDays() {
    for (X509Certificate certificate : List.of(server, authority)) {
      assertThat(certificate.getNotBefore().toInstant())
          .isEqualTo(NOW.minus(Duration.ofMinutes(5)));
      assertThat(certificate.getNotAfter().toInstant()).isEqualTo(NOW.plus(Duration.ofDays(7)));
    }
  }

  @Test
  void everyRunHasItsOwnKeysAndSerialNumbers() {
    ServingCertificate other = serving();
    assertThat(other.keyPem()).isNotEqualTo(serving.keyPem());
    assertThat(other.authorityPem()).isNotEqualTo(serving.authorityPem());
    assertThat(other.chain().getFirst().getSerialNumber()).isNotEqualTo(server.getSerialNumber());
    assertThat(server.getSerialNumber()).isPositive();
    assertThat(server.getSerialNumber().bitLength()).isBetween(80, 128);
  }

  @Test
  void oneSourceGivesTheSameCertificateEachTime() {
    var source = new EphemeralCertificates(NAMES, InstantSource.fixed(NOW));
    assertThat(source.state()).isSameAs(source.state());
    assertThat(source.state().certificate()).isPresent();
  }

  @Test
  void pemReadsBackAsTheSameChainAndKey() throws Exception {
    assertThat(parse(serving.chainPem())).isEqualTo(server);
    String base64 = serving.keyPem().replaceAll("-----(BEGIN|END) PRIVATE KEY-----|\n", "");
    var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
    assertThat(KeyFactory.getInstance("EC").generatePrivate(spec)).isEqualTo(serving.key());
  }

  @Test
  void pemLinesAreAtMost64CharactersLong() {
    assertThat(serving.chainPem().lines()).allMatch(line -> line.length() <= 64);
    assertThat(serving.chainPem()).endsWith("\n-----END CERTIFICATE-----\n");
  }

  @Test
  void printedFormTellsTheSubjectAndNeverTheKey() {
    assertThat(serving)
        .hasToString("ServingCertificate[CN=Sluice, valid until 2026-11-27T12:00:00Z]");
  }

  @Test
  void internationalNameIsWrittenAsDnsHasIt() throws Exception {
    assertThat(serverFor("bücher.example").getSubjectAlternativeNames())
        .containsExactly(List.of(2, "xn--bcher-kva.example"));
  }

  @Test
  void certificateWithoutAnyNameIsAnError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EphemeralCertificates(List.of(), InstantSource.fixed(NOW)))
        .withMessage("a server certificate needs at least one name");
  }

  private static ServingCertificate serving() {
    return EphemeralCertificates.issue(NAMES, InstantSource.fixed(NOW));
  }

  private static X509Certificate serverFor(String name) {
    return EphemeralCertificates.issue(List.of(name), InstantSource.fixed(NOW)).chain().getFirst();
  }

  private static X509Certificate parse(String pem) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    } catch (CertificateException e) {
      throw new AssertionError(pem, e);
    }
  }

  private static List<Integer> keyUsages(X509Certificate certificate) {
    boolean[] bits = certificate.getKeyUsage();
    return IntStream.range(0, bits.length).filter(i -> bits[i]).boxed().toList();
  }

  private static byte[] lastBytes(byte[] bytes, int count) {
    return Arrays.copyOfRange(bytes, bytes.length - count, bytes.length);
  }
}
