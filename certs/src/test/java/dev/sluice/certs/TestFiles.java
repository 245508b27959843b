package dev.sluice.certs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;

/** PEM files as other tools write them. */
record TestFiles(Path folder) {
  Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  static String pem(String type, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(type, Base64.getMimeEncoder().encodeToString(content), type);
  }

  /** An RSA key as PKCS#1 has it: what PKCS#8 wraps. */
  static String pkcs1(PrivateKey key) throws IOException {
    return pem("RSA PRIVATE KEY", unwrap(key));
  }

  /** A P-256 key as SEC1 has it and as OpenSSL writes it: with the name of the curve inside. */
  static String sec1(PrivateKey key) throws IOException {
    return pem(
        "EC PRIVATE KEY",
        new ECPrivateKey(
                256, ECPrivateKey.getInstance(unwrap(key)).getKey(), SECObjectIdentifiers.secp256r1)
            .getEncoded());
  }

  private static byte[] unwrap(PrivateKey key) throws IOException {
    return PrivateKeyInfo.getInstance(key.getEncoded())
        .parsePrivateKey()
        .toASN1Primitive()
        .getEncoded();
  }

  static KeyPair keys(String algorithm) throws Exception {
    return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
  }
}
