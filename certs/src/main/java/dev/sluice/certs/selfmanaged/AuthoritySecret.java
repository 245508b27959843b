package dev.sluice.certs.selfmanaged;

import dev.sluice.certs.CertificateSourceException;
import dev.sluice.certs.LocalAuthority;
import dev.sluice.certs.Pem;
import dev.sluice.certs.selfmanaged.Authorities.Former;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The Secret that holds the authorities of all replicas. They agree by its version: of several that
 * write, the API server takes the first, and the others read again.
 */
final class AuthoritySecret {
  static final String NAME = "sluice-ca";

  /** The annotation by which a person asks for another authority; its value is of no matter. */
  static final String ROTATE = "sluice.dev/rotate";

  private static final String CURRENT = "ca";
  private static final String NEXT = "next";
  private static final String FORMER = "former.crt";
  private static final String FORMER_UNTIL = "former.until";

  private final KubernetesClient client;
  private final String namespace;

  AuthoritySecret(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /** What was read, to be written over. */
  record Stored(Secret secret, Optional<Authorities> authorities) {
    boolean rotationAsked() {
      Map<String, String> annotations = secret.getMetadata().getAnnotations();
      return annotations != null && annotations.containsKey(ROTATE);
    }

    /** Whether there is nothing to write. */
    boolean holds(Authorities wanted) {
      return !rotationAsked() && authorities.filter(wanted::equals).isPresent();
    }
  }

  /**
   * Reads it.
   *
   * @throws CertificateSourceException if there is none, or nobody could have written it so
   */
  Stored read() throws CertificateSourceException {
    Secret secret = client.secrets().inNamespace(namespace).withName(NAME).get();
    if (secret == null) {
      throw new CertificateSourceException(
          toString(),
          "there is no such Secret",
          "create it: kubectl create secret generic %s --namespace %s".formatted(NAME, namespace));
    }
    Map<String, String> data = new TreeMap<>();
    if (secret.getData() != null) {
      secret.getData().forEach((key, value) -> data.put(key, decoded(value)));
    }
    return new Stored(secret, authorities(data));
  }

  private Optional<Authorities> authorities(Map<String, String> data)
      throws CertificateSourceException {
    Optional<LocalAuthority> current = authority(data, CURRENT);
    return current.isEmpty()
        ? Optional.empty()
        : Optional.of(new Authorities(current.get(), authority(data, NEXT), former(data)));
  }

  private Optional<LocalAuthority> authority(Map<String, String> data, String name)
      throws CertificateSourceException {
    String certificate = data.getOrDefault(name + ".crt", "");
    String key = data.getOrDefault(name + ".key", "");
    return certificate.isEmpty() && key.isEmpty()
        ? Optional.empty()
        : Optional.of(LocalAuthority.read(this + " " + name, certificate, key));
  }

  private Optional<Former> former(Map<String, String> data) throws CertificateSourceException {
    String certificate = data.getOrDefault(FORMER, "");
    if (certificate.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Former(
              Pem.certificate(this + " " + FORMER, certificate),
              Instant.parse(data.getOrDefault(FORMER_UNTIL, ""))));
    } catch (DateTimeException e) {
      throw new CertificateSourceException(
          this + " " + FORMER_UNTIL, "not a time", "remove it and " + FORMER);
    }
  }

  /** Writes what is to be there instead; false if somebody else has written since it was read. */
  boolean write(Stored before, Authorities next) {
    Map<String, String> data = new TreeMap<>();
    put(data, CURRENT, next.current());
    next.next().ifPresent(authority -> put(data, NEXT, authority));
    next.former()
        .ifPresent(
            former -> {
              data.put(FORMER, encoded(Pem.text(former.certificate())));
              data.put(FORMER_UNTIL, encoded(former.until().toString()));
            });
    Secret written =
        new SecretBuilder(before.secret())
            .editMetadata()
            .removeFromAnnotations(ROTATE)
            .endMetadata()
            .withData(data)
            .build();
    try {
      client.resource(written).update();
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        return false;
      }
      throw e;
    }
  }

  private static void put(Map<String, String> data, String name, LocalAuthority authority) {
    data.put(name + ".crt", encoded(authority.certificatePem()));
    data.put(name + ".key", encoded(authority.keyPem()));
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return "Secret " + namespace + "/" + NAME;
  }
}
