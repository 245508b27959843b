package dev.sluice.certs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A certificate that somebody else issues and renews in files: a mounted Secret of cert-manager,
 * for instance. Files that are replaced are served soon after; while they are no good, the last
 * that were stay.
 */
public final class FileCertificates extends ChangingSource {
  private static final Duration POLL = Duration.ofSeconds(10);

  /** Until files that did not fit are looked at once more: they may have been half written. */
  private static final Duration SECOND_LOOK = Duration.ofSeconds(1);

  private final CertificateFiles files;
  private final InstantSource clock;
  private final FileWatch watch;

  private FileCertificates(
      CertificateFiles files, State first, InstantSource clock, Duration poll) {
    super("certificate files", first);
    this.files = files;
    this.clock = clock;
    this.watch = FileWatch.of(List.of(files.certificate(), files.key()), poll);
  }

  /**
   * Reads the files, and from then on whenever they may have changed.
   *
   * @param clock what "now" is when the certificates' dates are judged
   * @throws CertificateSourceException if there is none that a client could accept
   */
  public static FileCertificates open(CertificateFiles files, InstantSource clock)
      throws CertificateSourceException {
    return open(files, clock, POLL);
  }

  /**
   * The same, with another time between two looks.
   *
   * @param poll until it looks again where the operating system tells of no change
   */
  static FileCertificates open(CertificateFiles files, InstantSource clock, Duration poll)
      throws CertificateSourceException {
    State first = State.fine(files.read(clock.instant()));
    FileCertificates source = new FileCertificates(files, first, clock, poll);
    source.start();
    return source;
  }

  @Override
  protected void waitAndLook() throws InterruptedException {
    watch.await();
    if (look().isPresent()) {
      Thread.sleep(SECOND_LOOK);
      look().ifPresent(problem -> become(state().but(problem)));
    }
  }

  /** What is wrong with them, if anything is. */
  private Optional<String> look() {
    try {
      become(State.fine(files.read(clock.instant())));
      return Optional.empty();
    } catch (CertificateSourceException e) {
      return Optional.of(e.getMessage() + "; the certificate before it is served on");
    }
  }

  @Override
  public void close() {
    super.close();
    watch.close();
  }
}
