package dev.sluice.webhook.dryrun;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What answers as an API server would, of which a test decides what it says to each kind. */
public final class ScriptedApiServer implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * What it was asked.
   *
   * @param uri path and query
   * @param authorization the header; empty where there was none
   */
  public record Request(String uri, String authorization, JsonNode object) {
    public String kind() {
      return object.path("kind").asText();
    }
  }

  private record Script(String kind, int code, String body, List<String> warnings) {}

  private final HttpServer server;
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<Script> scripts = new ArrayList<>();

  public ScriptedApiServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** A kubeconfig with the contexts {@code first}, which is current, and {@code second}. */
  public String kubeconfig() {
    return """
        apiVersion: v1
        kind: Config
        current-context: first
        contexts:
        - {name: first, context: {cluster: it, user: first, namespace: ours}}
        - {name: second, context: {cluster: it, user: second}}
        clusters: [{name: it, cluster: {server: '%s'}}]
        users: [{name: first, user: {token: one}}, {name: second, user: {token: two}}]
        """
        .formatted(address());
  }

  /** Refuses all objects of a kind. */
  public void refuse(String kind, int code, String reason, String message, String... causes) {
    String status =
        """
        {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "%s", "code": %d,
         "message": %s, "details": {"causes": [%s]}}
        """
            .formatted(reason, code, quoted(message), String.join(", ", causes));
    scripts.addFirst(new Script(kind, code, status, List.of()));
  }

  public static String cause(String field, String reason, String message) {
    return "{\"field\": %s, \"reason\": \"FieldValue%s\", \"message\": %s}"
        .formatted(quoted(field), reason, quoted(message));
  }

  /** Accepts all objects of a kind with warnings. */
  public void warn(String kind, String... warnings) {
    scripts.addFirst(new Script(kind, 201, "{}", List.of(warnings)));
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  private static String quoted(String text) {
    try {
      return JSON.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    Request request =
        new Request(
            exchange.getRequestURI().toString(),
            authorization == null ? "" : authorization,
            JSON.readTree(exchange.getRequestBody()));
    requests.add(request);
    Script script =
        scripts.stream()
            .filter(s -> s.kind().equals(request.kind()))
            .findFirst()
            .orElse(new Script("", 201, "{}", List.of()));
    script.warnings().forEach(w -> exchange.getResponseHeaders().add("Warning", w));
    byte[] body = script.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(script.code(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
