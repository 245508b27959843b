package dev.sluice.certs;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a TLS server needs to prove who it is: a certificate chain and the key of its first
 * certificate, as objects and as PEM text. Immutable; {@link #toString} leaves the key out.
 */
public final class ServingCertificate {
  private final List<X509Certificate> chain;
  private final PrivateKey key;
  private final @Nullable X509Certificate authority;
  private final List<String> doubts;

  private ServingCertificate(
      List<X509Certificate> chain,
      PrivateKey key,
      @Nullable X509Certificate authority,
      List<String> doubts) {
    this.chain = List.copyOf(chain);
    this.key = key;
    this.authority = authority;
    this.doubts = List.copyOf(doubts);
  }

  /** A certificate whose authority the clients know already, or are told of by somebody else. */
  static ServingCertificate of(List<X509Certificate> chain, PrivateKey key, List<String> doubts) {
    return new ServingCertificate(chain, key, null, doubts);
  }

  /** A certificate that clients accept only once they trust {@code authority}. */
  static ServingCertificate issuedBy(
      X509Certificate authority, X509Certificate certificate, PrivateKey key) {
    return new ServingCertificate(List.of(certificate), key, authority, List.of());
  }

  /** The server's certificate first, then the intermediate authorities; never empty. */
  public List<X509Certificate> chain() {
    return chain;
  }

  /** The key of the first certificate. */
  public PrivateKey key() {
    return key;
  }

  /**
   * What to tell whoever starts the server: why some clients will not accept it, or who may read
   * its key. A line each: what (a file), the problem, the fix.
   */
  public List<String> doubts() {
    return doubts;
  }

  /** When the first of the chain's certificates ends: no client accepts it any more. */
  public Instant expiry() {
    return chain.stream()
        .map(certificate -> certificate.getNotAfter().toInstant())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** When to serve another one instead: after two thirds of its life. */
  public Instant renewal() {
    return Validity.of(chain.getFirst()).renewal();
  }

  /** Whether a client may call the server by this DNS name or address. */
  public boolean covers(String name) {
    return SubjectNames.cover(SubjectNames.of(chain.getFirst()), name);
  }

  /** The authority that a client must trust; empty if not known. */
  public Optional<X509Certificate> authority() {
    return Optional.ofNullable(authority);
  }

  /** The chain as {@code CERTIFICATE} blocks. */
  public String chainPem() {
    StringBuilder pem = new StringBuilder();
    chain.forEach(certificate -> pem.append(Pem.text(certificate)));
    return pem.toString();
  }

  /** The key as one unencrypted {@code PRIVATE KEY} block (PKCS#8): a secret. */
  public String keyPem() {
    return Pem.text(key);
  }

  /** The authority as a {@code CERTIFICATE} block (a webhook's {@code caBundle}). */
  public Optional<String> authorityPem() {
    return authority().map(Pem::text);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ServingCertificate that
        && chain.equals(that.chain)
        && key.equals(that.key)
        && Objects.equals(authority, that.authority)
        && doubts.equals(that.doubts);
  }

  @Override
  public int hashCode() {
    return chain.hashCode();
  }

  @Override
  public String toString() {
    X509Certificate certificate = chain.getFirst();
    return "ServingCertificate[%s, valid until %s]"
        .formatted(certificate.getSubjectX500Principal().getName(), expiry());
  }
}
