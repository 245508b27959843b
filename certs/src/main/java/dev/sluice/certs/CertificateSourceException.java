package dev.sluice.certs;

import java.nio.file.Path;

/**
 * Why a source has no certificate to serve. The message is one line for the person who starts the
 * server: what (a file), the problem, the fix. It never quotes the content of a key file.
 */
public final class CertificateSourceException extends Exception {
  private static final long serialVersionUID = 1L;

  CertificateSourceException(Path file, String problem, String fix) {
    this(file.toString(), problem, fix);
  }

  /**
   * What is wrong, in the order in which it is read.
   *
   * @param where a file or an object of the cluster
   */
  public CertificateSourceException(String where, String problem, String fix) {
    super(where + ": " + problem + "; " + fix);
  }
}
