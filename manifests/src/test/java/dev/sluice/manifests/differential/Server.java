package dev.sluice.manifests.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.manifests.differential.Outcome.Cause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** The API server, asked what it would do. */
public final class Server {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String QUESTION = "?dryRun=All&fieldValidation=Strict";
  private static final int CREATED = 201;
  private static final int BAD_REQUEST = 400;
  private static final int UNPROCESSABLE = 422;

  private final HttpClient http;
  private final String address;
  private final String namespace;

  /**
   * A server.
   *
   * @param http which it knows as an administrator
   * @param address such as {@code https://127.0.0.1:6443}
   * @param namespace there is one
   */
  public Server(HttpClient http, String address, String namespace) {
    this.http = http;
    this.address = address;
    this.namespace = namespace;
  }

  /** Where objects would be created. */
  public String namespace() {
    return namespace;
  }

  /** What it says of a pod, or of what it is the template of. */
  CompletableFuture<Outcome> ask(Target target, ObjectNode pod) {
    return ask(target.collection(namespace), target.object(Pods.admitted(target, pod)));
  }

  /** What it says of an object that would be created. */
  public CompletableFuture<Outcome> ask(String collection, JsonNode object) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + collection + QUESTION))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(object.toString()))
            .build();
    return http.sendAsync(request, BodyHandlers.ofString()).thenApply(Server::outcome);
  }

  private static Outcome outcome(HttpResponse<String> response) {
    int code = response.statusCode();
    if (code == CREATED) {
      return Outcome.accepted();
    }
    JsonNode status = json(response.body());
    String message = status.path("message").asText();
    return switch (code) {
      case BAD_REQUEST -> Outcome.unreadable(message);
      case UNPROCESSABLE -> Outcome.refused(causes(status), message);
      default -> Outcome.refused(Set.of(new Cause("", "Status" + code)), message);
    };
  }

  private static Set<Cause> causes(JsonNode status) {
    Set<Cause> causes = new TreeSet<>();
    status
        .at("/details/causes")
        .forEach(
            cause ->
                causes.add(
                    new Cause(
                        cause.path("field").asText(),
                        cause.path("reason").asText().replaceFirst("^FieldValue", ""))));
    return causes;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }
}
