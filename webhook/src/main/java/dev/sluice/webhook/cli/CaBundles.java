package dev.sluice.webhook.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.certs.CertificateSourceException;
import dev.sluice.certs.SubjectNames;
import dev.sluice.certs.TrustBundle;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.Documents;
import dev.sluice.webhook.source.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The webhooks of configurations: whom they call, and whom they trust. */
record CaBundles(String source, List<JsonNode> webhooks) {

  /**
   * Reads them.
   *
   * @param file YAML or JSON; {@code -} for standard input
   * @throws CertificateSourceException if there is no webhook in it
   */
  static CaBundles read(String file, Surroundings surroundings) throws CertificateSourceException {
    Documents documents = Documents.read(file, text(file, surroundings));
    if (!documents.errors().isEmpty()) {
      throw new CertificateSourceException(
          documents.errors().getFirst().toString(), "not YAML", "correct it");
    }
    List<JsonNode> webhooks =
        documents.documents().stream()
            .map(Document::tree)
            .flatMap(tree -> tree.has("items") ? tree.path("items").valueStream() : Stream.of(tree))
            .flatMap(tree -> tree.path("webhooks").valueStream())
            .toList();
    if (webhooks.isEmpty()) {
      throw new CertificateSourceException(
          file, "there is no webhook in it", "name a file of webhook configurations");
    }
    return new CaBundles(file, webhooks);
  }

  private static String text(String file, Surroundings surroundings)
      throws CertificateSourceException {
    try {
      return file.equals("-")
          ? new String(surroundings.input().readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(surroundings.directory().resolve(file));
    } catch (IOException e) {
      throw new CertificateSourceException(
          file, "it cannot be read (" + e + ")", "name another file");
    }
  }

  /** Why API servers that call by these would not accept a server with this chain. */
  List<String> problems(List<X509Certificate> chain, Instant now) {
    List<String> problems = new ArrayList<>();
    for (JsonNode webhook : webhooks) {
      String at = source + ": webhook " + webhook.path("name").asText() + ": ";
      JsonNode service = webhook.at("/clientConfig/service");
      String name =
          service.path("name").asText() + "." + service.path("namespace").asText() + ".svc";
      if (service.isObject() && !SubjectNames.cover(SubjectNames.of(chain.getFirst()), name)) {
        problems.add(at + "it calls " + name + ", which the certificate is not for; issue it anew");
      }
      if (!trusts(webhook.at("/clientConfig/caBundle").asText(), chain, now)) {
        problems.add(at + "caBundle does not trust the certificate; set it to the authority");
      }
    }
    return problems;
  }

  private static boolean trusts(String base64, List<X509Certificate> chain, Instant now) {
    try {
      String pem = new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.US_ASCII);
      return TrustBundle.parse("caBundle", pem).trusts(chain, now);
    } catch (CertificateSourceException | IllegalArgumentException e) {
      return false;
    }
  }
}
