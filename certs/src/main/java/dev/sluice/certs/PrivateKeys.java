package dev.sluice.certs;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** Reads the key of a PEM file, in each of the forms that tools write. */
final class PrivateKeys {
  private PrivateKeys() {}

  /** The first key of the file; other blocks (certificates, EC parameters) may stand around it. */
  static PrivateKey first(Pem pem) throws CertificateSourceException {
    for (Object block : pem.blocks()) {
      Optional<PrivateKeyInfo> key = keyInfo(block, pem);
      if (key.isPresent()) {
        return decode(key.get(), pem);
      }
    }
    throw new CertificateSourceException(
        pem.name(),
        "there is no private key in it",
        "name the key's file; are certificate and key swapped?");
  }

  private static Optional<PrivateKeyInfo> keyInfo(Object block, Pem pem)
      throws CertificateSourceException {
    return switch (block) {
      case PrivateKeyInfo pkcs8 -> Optional.of(pkcs8);
      case PEMKeyPair pkcs1OrSec1 -> Optional.of(pkcs1OrSec1.getPrivateKeyInfo());
      case PKCS8EncryptedPrivateKeyInfo _, PEMEncryptedKeyPair _ ->
          throw new CertificateSourceException(
              pem.name(),
              "the key is encrypted, and a server that restarts alone cannot ask for a passphrase",
              "write it without one: `openssl pkey -in encrypted.key -out plain.key`");
      default -> Optional.empty();
    };
  }

  private static PrivateKey decode(PrivateKeyInfo key, Pem pem) throws CertificateSourceException {
    String algorithm = key.getPrivateKeyAlgorithm().getAlgorithm().getId();
    try {
      return KeyFactory.getInstance(algorithm)
          .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
    } catch (GeneralSecurityException | IOException e) {
      throw new CertificateSourceException(
          pem.name(),
          "the key cannot be used (algorithm " + algorithm + ")",
          "give an RSA, EC (P-256, P-384, P-521) or Ed25519 key");
    }
  }
}
