package dev.sluice.webhook.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.certs.EphemeralCertificates;
import dev.sluice.certs.ServingCertificate;
import dev.sluice.policies.Judge;
import dev.sluice.policies.policy.Policies;
import dev.sluice.testing.Trust;
import dev.sluice.webhook.BuiltIns;
import dev.sluice.webhook.admission.InForce;
import dev.sluice.webhook.http.Connections.Limits;
import dev.sluice.webhook.metrics.Metrics;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** The admission server on a free loopback port with real TLS, and a client that trusts its CA. */
public final class RunningServer implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  final Metrics metrics = new Metrics("test", BuiltIns.kindNames());
  final HttpClient client;
  private final Vertx vertx = Vertx.vertx();
  private final AtomicReference<InForce> inForce = new AtomicReference<>();
  private final Routes routes;
  private final AdmissionServer server;

  RunningServer() {
    this(true);
  }

  RunningServer(boolean check) {
    this(check, () -> {});
  }

  /** With something to be done where a request takes what is in force. */
  RunningServer(Runnable beforeJudging) {
    this(true, beforeJudging);
  }

  /** With limits of connections that a test need not wait for. */
  RunningServer(Limits connections) {
    this(true, () -> {}, connections);
  }

  private RunningServer(boolean check, Runnable beforeJudging) {
    this(check, beforeJudging, Limits.of(Routes.MAX_CONNECTIONS));
  }

  private RunningServer(boolean check, Runnable beforeJudging, Limits connections) {
    judgeBy(BuiltIns.policies(), InstantSource.system());
    ServingCertificate certificate =
        EphemeralCertificates.issue(Set.of("localhost", "127.0.0.1"), InstantSource.system());
    Supplier<InForce> now =
        () -> {
          beforeJudging.run();
          return inForce.get();
        };
    routes = new Routes(vertx, now, metrics, new Drain(), connections);
    server =
        AdmissionServer.start(
                vertx,
                new Endpoint("127.0.0.1", 0),
                Tls.of(certificate),
                check ? routes.withCheck() : routes)
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(Trust.in(certificate.authorityPem().orElseThrow()))
            .connectTimeout(Duration.ofSeconds(10))
            .build();
  }

  /** The policies and the clock of the requests that follow; nothing is known of the cluster. */
  void judgeBy(Policies policies, InstantSource clock) {
    inForce.set(BuiltIns.inForce(policies, clock));
  }

  /** What judges the requests that follow. */
  void judgeBy(Judge judge) {
    inForce.set(new InForce(judge.policies(), judge));
  }

  Judge judge() {
    return inForce.get().judge();
  }

  /** Bytes of bodies that the server holds now. */
  long bytesHeld() {
    return routes.bytesHeld();
  }

  SSLContext trust() {
    return client.sslContext();
  }

  int port() {
    return server.port();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port() + path))
        .timeout(Duration.ofSeconds(30));
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (Exception e) {
      throw new IllegalStateException(request.uri().toString(), e);
    }
  }

  HttpResponse<String> post(String path, String contentType, String body) {
    return send(
        request(path)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** The answer to a review that must be judged. */
  JsonNode review(String path, String body) throws Exception {
    HttpResponse<String> answer = post(path, "application/json", body);
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body()).path("response");
  }

  @Override
  public void close() {
    client.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
