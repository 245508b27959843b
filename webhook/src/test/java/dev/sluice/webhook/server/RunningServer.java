package dev.sluice.webhook.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.certs.EphemeralCertificates;
import dev.sluice.certs.ServingCertificate;
import dev.sluice.policies.Judge;
import dev.sluice.policies.Mutator;
import dev.sluice.policies.builtin.Mutations;
import dev.sluice.policies.builtin.Rules;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.state.State;
import dev.sluice.webhook.metrics.Metrics;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The admission server on a free loopback port with real TLS, and a client that trusts its CA. */
public final class RunningServer implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  final Metrics metrics = new Metrics("test");
  final Drain life = new Drain();
  final HttpClient client;
  private final Vertx vertx = Vertx.vertx();
  private final AtomicReference<Judge> verdicts = new AtomicReference<>();
  private final AtomicReference<Mutator> mutator = new AtomicReference<>();
  private final AdmissionServer server;

  RunningServer() {
    this(true);
  }

  RunningServer(boolean check) {
    this(check, () -> {});
  }

  /** With something to be done on the thread that judges, before it does. */
  RunningServer(Runnable beforeJudging) {
    this(true, beforeJudging);
  }

  private RunningServer(boolean check, Runnable beforeJudging) {
    judgeBy(Policies.builtInOnly(), InstantSource.system());
    ServingCertificate certificate =
        new EphemeralCertificates(Set.of("localhost", "127.0.0.1"), InstantSource.system())
            .current();
    PemKeyCertOptions pem =
        new PemKeyCertOptions()
            .setCertValue(Buffer.buffer(certificate.chainPem()))
            .setKeyValue(Buffer.buffer(certificate.keyPem()));
    server =
        AdmissionServer.start(
                vertx,
                new AdmissionServer.Parts(
                    "127.0.0.1",
                    0,
                    pem,
                    () -> {
                      beforeJudging.run();
                      return verdicts.get();
                    },
                    mutator::get,
                    metrics,
                    life,
                    check))
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(trusting(certificate.authorityPem().orElseThrow()))
            .connectTimeout(Duration.ofSeconds(10))
            .build();
  }

  /** The policies and the clock of the requests that follow; nothing is known of the cluster. */
  void judgeBy(Policies policies, InstantSource clock) {
    judgeBy(new Judge(Kinds.builtIn(), Rules.builtIn(), policies, clock));
    mutator.set(
        new Mutator(Kinds.builtIn(), Mutations.builtIn(), policies, clock, () -> State.NONE));
  }

  /** The verdicts on the requests that follow. */
  void judgeBy(Judge inForce) {
    verdicts.set(inForce);
  }

  Judge verdicts() {
    return verdicts.get();
  }

  /** Bytes of bodies that the server holds now. */
  long bytesHeld() {
    return server.bytesHeld();
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

  public static SSLContext trusting(String authorityPem) {
    try {
      KeyStore trust = KeyStore.getInstance("PKCS12");
      trust.load(null, null);
      trust.setCertificateEntry(
          "ca",
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(authorityPem.getBytes(StandardCharsets.US_ASCII))));
      TrustManagerFactory trustManagers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trustManagers.init(trust);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trustManagers.getTrustManagers(), null);
      return context;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
