package dev.sluice.certs;

import java.nio.file.Path;

/**
 * Why a source has no certificate to serve. The message is one line for the person who starts the
 * server: what (a file), the problem, the fix. It never quotes the content of a key file.
 */
public final class CertificateSourceException extends Exception {
  private static final long serialVersionUID = 1L;

  CertificateSourceException(Path file, String problem, String fix) {
    super(file + ": " + problem + "; " + fix);
  }
}
