package dev.sluice.certs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.certs.CertificateSource.State;
import dev.sluice.testing.Polling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are replaced while they are served. */
class FileCertificatesIT {
  private static final Duration NEVER = Duration.ofDays(1);

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final InstantSource clock = now::get;
  private final ServingCertificate first = issue();
  private final ServingCertificate second = issue();

  @TempDir Path folder;

  @Test
  void filesThatAreWrittenAnewAreServed() throws Exception {
    write(folder, first);
    try (FileCertificates source = open(folder, NEVER)) {
      assertThat(chain(source)).isEqualTo(first.chain());
      write(folder, second);
      awaitChain(source, second);
    }
  }

  /** As the kubelet does it: files are links through the link ..data, which is what it replaces. */
  @Test
  void aMountedSecretThatIsUpdatedIsServed() throws Exception {
    write(Files.createDirectory(folder.resolve("..1")), first);
    write(Files.createDirectory(folder.resolve("..2")), second);
    Files.createSymbolicLink(folder.resolve("..data"), Path.of("..1"));
    for (String name : List.of("tls.crt", "tls.key")) {
      Files.createSymbolicLink(folder.resolve(name), Path.of("..data", name));
    }
    try (FileCertificates source = open(folder, NEVER)) {
      Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of("..2"));
      Files.move(
          folder.resolve("..data_tmp"),
          folder.resolve("..data"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      awaitChain(source, second);
    }
  }

  /** Nobody tells of what happens behind a link. */
  @Test
  void whatTheOperatingSystemDoesNotTellIsFoundByLooking() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path links = Files.createDirectory(folder.resolve("links"));
    write(elsewhere, first);
    for (String name : List.of("tls.crt", "tls.key")) {
      Files.createSymbolicLink(links.resolve(name), elsewhere.resolve(name));
    }
    try (FileCertificates source = open(links, Duration.ofMillis(50))) {
      write(elsewhere, second);
      awaitChain(source, second);
    }
  }

  @Test
  void aPairThatDoesNotFitLeavesTheLastGoodOneAndSaysSoOnce() throws Exception {
    write(folder, first);
    try (FileCertificates source = open(folder, Duration.ofMillis(50))) {
      AtomicInteger changes = new AtomicInteger();
      source.onChange(changes::incrementAndGet);
      Files.writeString(folder.resolve("tls.key"), second.keyPem());
      String problem = awaitProblem(source);
      assertThat(problem)
          .startsWith(folder.resolve("tls.key") + ": the key does not belong to the certificate")
          .endsWith("; the certificate before it is served on");
      assertThat(chain(source)).isEqualTo(first.chain());

      Files.writeString(folder.resolve("other"), "so that it looks again");
      Files.writeString(folder.resolve("tls.crt"), second.chainPem());
      awaitChain(source, second);
      assertThat(source.state()).isEqualTo(State.fine(source.state().certificate().orElseThrow()));
      assertThat(changes).hasValue(2);
    }
  }

  @Test
  void aCertificateThatEndsWhileItIsServedIsSaid() throws Exception {
    write(folder, first);
    try (FileCertificates source = open(folder, Duration.ofMillis(50))) {
      now.set(now.get().plus(EphemeralCertificates.LIFETIME).plusSeconds(2));
      assertThat(awaitProblem(source)).contains("CN=Sluice expired at ", "; renew it; ");
      assertThat(chain(source)).isEqualTo(first.chain());
    }
  }

  @Test
  void filesThatAreTakenAwayAreSaid() throws Exception {
    write(folder, first);
    try (FileCertificates source = open(folder, NEVER)) {
      Files.delete(folder.resolve("tls.crt"));
      assertThat(awaitProblem(source)).contains("tls.crt: there is no such file; ");
      assertThat(chain(source)).isEqualTo(first.chain());
    }
  }

  private FileCertificates open(Path in, Duration poll) throws CertificateSourceException {
    return FileCertificates.open(
        new CertificateFiles(in.resolve("tls.crt"), in.resolve("tls.key"), Optional.empty()),
        clock,
        poll);
  }

  private ServingCertificate issue() {
    return EphemeralCertificates.issue(List.of("localhost"), clock);
  }

  private static void write(Path in, ServingCertificate certificate) throws IOException {
    Files.writeString(in.resolve("tls.crt"), certificate.chainPem());
    Files.writeString(in.resolve("tls.key"), certificate.keyPem());
  }

  private static Object chain(CertificateSource source) {
    return source.state().certificate().orElseThrow().chain();
  }

  private static void awaitChain(CertificateSource source, ServingCertificate wanted) {
    Polling.until("the other certificate", () -> chain(source).equals(wanted.chain()));
  }

  private static String awaitProblem(CertificateSource source) {
    Polling.until("a problem", () -> source.state().problem().isPresent());
    return source.state().problem().orElseThrow();
  }
}
