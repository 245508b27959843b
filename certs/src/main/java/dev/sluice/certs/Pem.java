package dev.sluice.certs;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.openssl.PEMParser;

/**
 * PEM (RFC 7468): the blocks of a text, parsed, and texts of one block.
 *
 * @param name what errors call the text, such as its file
 * @param blocks what BouncyCastle makes of each block, in the order of the file; never empty
 */
public record Pem(String name, List<Object> blocks) {
  /** Certificate chains and keys are a few KiB; whoever names a device or a log gets an error. */
  private static final int MAX_BYTES = 1 << 20;

  static Pem read(Path path) throws CertificateSourceException {
    return parse(path.toString(), text(path));
  }

  static Pem parse(String name, String text) throws CertificateSourceException {
    List<Object> blocks = blocks(name, text);
    if (blocks.isEmpty()) {
      throw new CertificateSourceException(
          name,
          "not PEM: there is no \"-----BEGIN …-----\" block in it",
          "convert it, for instance with `openssl x509 -inform der` or `openssl pkey -inform der`");
    }
    return new Pem(name, blocks);
  }

  /**
   * The first certificate of a text.
   *
   * @throws CertificateSourceException if there is none
   */
  public static X509Certificate certificate(String name, String text)
      throws CertificateSourceException {
    return CertificateChains.of(parse(name, text)).getFirst();
  }

  private static String text(Path path) throws CertificateSourceException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new CertificateSourceException(
            path, "not PEM: it is larger than 1 MiB", "name the right file");
      }
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new CertificateSourceException(
          path, "there is no such file", "correct the path, or put the file there");
    } catch (AccessDeniedException e) {
      throw new CertificateSourceException(
          path, "no permission to read it", "let the user that runs Sluice read it");
    } catch (IOException e) {
      throw new CertificateSourceException(
          path, "cannot be read (" + e.getMessage() + ")", "name a readable file");
    }
  }

  private static List<Object> blocks(String name, String text) throws CertificateSourceException {
    List<Object> blocks = new ArrayList<>();
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      for (Object block = parser.readObject(); block != null; block = parser.readObject()) {
        blocks.add(block);
      }
      return blocks;
    } catch (IOException | RuntimeException e) {
      // BouncyCastle throws unchecked exceptions too; none is passed on, for it may quote a key.
      throw new CertificateSourceException(
          name,
          "broken PEM: a block of it cannot be decoded",
          "give the whole file: X.509 certificates, or a key as PKCS#8, PKCS#1 or SEC1");
    }
  }

  /** A certificate as one {@code CERTIFICATE} block. */
  public static String text(X509Certificate certificate) {
    try {
      return text("CERTIFICATE", certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate has its encoding", e);
    }
  }

  /** A key as one unencrypted {@code PRIVATE KEY} block (PKCS#8): a secret. */
  static String text(PrivateKey key) {
    return text("PRIVATE KEY", key.getEncoded());
  }

  private static String text(String type, byte[] content) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
  }
}
