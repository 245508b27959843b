package dev.sluice.certs;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;

/** Key pairs of the JDK's own providers. */
final class Keys {
  private Keys() {}

  /** A new P-256 pair. */
  static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-256", e);
    }
  }

  /** Whether what one key signs, the other verifies: the only test that fits every algorithm. */
  static boolean belongTogether(PrivateKey privateKey, PublicKey publicKey)
      throws GeneralSecurityException {
    byte[] probe = {'s', 'l', 'u', 'i', 'c', 'e'};
    Signature signature = Signature.getInstance(signatureAlgorithm(privateKey));
    signature.initSign(privateKey);
    signature.update(probe);
    byte[] signed = signature.sign();
    try {
      signature.initVerify(publicKey);
      signature.update(probe);
      return signature.verify(signed);
    } catch (InvalidKeyException otherAlgorithm) {
      return false;
    }
  }

  private static String signatureAlgorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> key.getAlgorithm();
    };
  }
}
