package dev.sluice.certs;

import java.util.Optional;

/**
 * A component that provides the server's certificate, whoever issues and renews it. Nothing here
 * blocks: what takes time is done on threads of the source's own.
 */
public interface CertificateSource extends AutoCloseable {

  /**
   * How things are at one moment.
   *
   * @param certificate the one to serve: the last that was good, even where its successor is not;
   *     empty as long as there never was one
   * @param problem what keeps the source from its work, in one line: what, the problem, the fix;
   *     empty where all is well
   */
  record State(Optional<ServingCertificate> certificate, Optional<String> problem) {
    /** All is well. */
    public static State fine(ServingCertificate certificate) {
      return new State(Optional.of(certificate), Optional.empty());
    }

    /** The certificate stays, but all is not well. */
    public State but(String found) {
      return new State(certificate, Optional.of(found));
    }
  }

  /** How things are now. */
  State state();

  /**
   * Has somebody told each time that the state has become another one, on a thread of the source,
   * which waits for him. What is now is not told, nor is anything after {@link #close}.
   */
  void onChange(Runnable listener);

  /** Ends its threads. */
  @Override
  void close();
}
