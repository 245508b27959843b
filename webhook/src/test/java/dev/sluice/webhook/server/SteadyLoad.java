package dev.sluice.webhook.server;

import dev.sluice.testing.Polling;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * Reviews without a pause, as API servers send them to a Service: over connections that are kept,
 * over HTTP/1.1 and HTTP/2, to the instances that were ready when somebody last looked.
 */
final class SteadyLoad implements AutoCloseable {
  private static final List<HttpClient.Version> VERSIONS =
      List.of(HttpClient.Version.HTTP_1_1, HttpClient.Version.HTTP_1_1, HttpClient.Version.HTTP_2);

  private final List<Instance> instances = new CopyOnWriteArrayList<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;

  private static final class Instance {
    private final int port;
    private final int managementPort;
    private final List<HttpClient> clients;
    private volatile boolean ready = true;

    private Instance(ServerProcess server, SSLContext trust) {
      this.port = server.port();
      this.managementPort = server.managementPort();
      this.clients =
          VERSIONS.stream()
              .map(v -> HttpClient.newBuilder().version(v).sslContext(trust).build())
              .toList();
    }

    private void look() {
      ready = ServerProcess.page(managementPort, "/readyz").startsWith("200");
    }
  }

  void add(ServerProcess server) {
    add(server, server.trust());
  }

  /** One whose certificate is of an authority that somebody else has. */
  void add(ServerProcess server, SSLContext trust) {
    instances.add(new Instance(server, trust));
  }

  void start() {
    threads.add(Thread.ofPlatform().start(this::look));
    for (int i = 0; i < VERSIONS.size(); i++) {
      int client = i;
      threads.add(Thread.ofPlatform().start(() -> send(client)));
    }
  }

  private void look() {
    while (!over) {
      instances.forEach(Instance::look);
      Thread.onSpinWait();
    }
  }

  private void send(int client) {
    for (int i = 0; !over; i++) {
      List<Instance> ready = instances.stream().filter(instance -> instance.ready).toList();
      if (ready.isEmpty()) {
        failures.add("no instance is ready");
        return;
      }
      Instance to = ready.get(i % ready.size());
      try {
        HttpResponse<String> answer =
            to.clients.get(client).send(review(to), BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().contains("\"allowed\":false")) {
          failures.add(answer.statusCode() + " " + answer.body());
        }
      } catch (Exception e) {
        failures.add(VERSIONS.get(client) + " " + e);
      }
      answered.incrementAndGet();
    }
  }

  private static HttpRequest review(Instance to) {
    return HttpRequest.newBuilder(
            URI.create("https://localhost:" + to.port + "/validate?timeout=10s"))
        .timeout(Duration.ofSeconds(20))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(Reviews.denied("load")))
        .build();
  }

  /** Waits for so many more answers. */
  void answered(int more) {
    int until = answered.get() + more;
    Polling.until(until + " answers", () -> answered.get() >= until);
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    for (Thread thread : threads) {
      thread.join();
    }
    instances.forEach(instance -> instance.clients.forEach(HttpClient::close));
  }
}
