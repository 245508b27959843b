package dev.sluice.webhook.dryrun;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An API server, as the caller of a command may use it. */
final class ApiServer implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int SECONDS = 30;

  /**
   * Everything is tried and nothing stored; unknown fields are warnings, since with {@code Strict}
   * they would hide what else is wrong.
   */
  private static final String TRY = "?dryRun=All&fieldValidation=Warn&fieldManager=sluice";

  private final HttpClient client;
  private final String address;
  private final String namespace;

  /**
   * @param address ends with a slash
   * @param namespace where objects without one go
   */
  ApiServer(HttpClient client, String address, String namespace) {
    this.client = client;
    this.address = address;
    this.namespace = namespace;
  }

  String address() {
    return address;
  }

  String namespace() {
    return namespace;
  }

  /** Has the server try to create an object of a list, such as {@code api/v1/…/pods}. */
  Answer tryOut(String list, JsonNode object) throws NotAsked {
    try {
      HttpResponse<String> response =
          client
              .sendAsync(
                  client
                      .newHttpRequestBuilder()
                      .uri(address + list + TRY)
                      .post("application/json", object.toString())
                      .build(),
                  String.class)
              .get(SECONDS, TimeUnit.SECONDS);
      return new Answer(response.code(), status(response.body()), response.headers("Warning"));
    } catch (ExecutionException e) {
      throw new NotAsked("cannot be reached: " + reason(e) + "; check the address and network");
    } catch (TimeoutException e) {
      throw new NotAsked("has not answered for " + SECONDS + " s; try again later");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotAsked("was not asked to the end");
    }
  }

  /** The innermost reason that has words; a refused connection has none. */
  private static String reason(ExecutionException e) {
    String reason = "connection refused";
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      if (message != null && !message.isBlank()) {
        reason = message;
      }
    }
    return reason;
  }

  private static JsonNode status(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
