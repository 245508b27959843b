package dev.sluice.bench;

import dev.sluice.testing.Trust;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The load generator, a process of its own: for each line {@code COUNT REVIEW PATH} on standard
 * input it posts a review so many times over a few connections that it keeps, then prints {@code
 * done}.
 */
final class BenchLoad {
  private static final int CONNECTIONS = 4;

  private final HttpClient client;
  private final String server;

  private BenchLoad(HttpClient client, String server) {
    this.client = client;
    this.server = server;
  }

  /** Arguments: the server's URL, and the PEM file of the authority to trust. */
  public static void main(String[] args) throws Exception {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    BenchLoad load = new BenchLoad(client(Path.of(args[1])), args[0]);
    try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] turn = line.split(" ");
        load.send(threads, Integer.parseInt(turn[0]), BenchReview.valueOf(turn[1]), turn[2]);
        System.out.println("done");
      }
    }
  }

  static HttpClient client(Path authority) throws IOException {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(Trust.in(Files.readString(authority)))
        .build();
  }

  private void send(ExecutorService threads, int count, BenchReview review, String path)
      throws Exception {
    HttpRequest request = request(server + path, review);
    List<Future<?>> connections = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      connections.add(threads.submit(() -> send(count / CONNECTIONS, request)));
    }
    for (Future<?> connection : connections) {
      connection.get();
    }
  }

  static HttpRequest request(String uri, BenchReview review) {
    return HttpRequest.newBuilder(URI.create(uri))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(review.bytes()))
        .build();
  }

  private Void send(int count, HttpRequest request) throws Exception {
    for (int i = 0; i < count; i++) {
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new IllegalStateException(request.uri() + ": status " + status);
      }
    }
    return null;
  }
}
