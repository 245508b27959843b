package dev.sluice.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The heap that the launcher gives is enough for the worst that the bounds let pass. */
class BoundsIT {
  private static final int CLIENTS = 8;

  @TempDir private Path folder;
  private ServerProcess server;
  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

  @BeforeEach
  void start() throws IOException {
    server = ServerProcess.start(folder).ready();
  }

  @AfterEach
  void isStillThereAndRight() throws Exception {
    try {
      assertThat(review("after").status()).isEqualTo(200);
      assertThat(server.err()).doesNotContain("OutOfMemoryError").doesNotContain("could not judge");
    } finally {
      clients.shutdownNow();
      server.close();
    }
  }

  /** Each ends at 7 MiB: escaped texts, many members, many small objects, nested lists. */
  @ParameterizedTest
  @ValueSource(strings = {"\"\\u003c%d\",", "{\"a%d\":1},", "{},", "[[%d]],", "\"\","})
  void eightReviewsOfSevenMebibytesAtOnceAreAnsweredOrPutOff(String element) throws Exception {
    byte[] large = large(element);
    List<RawConnection.Answer> answers = all(CLIENTS, () -> post("/validate?timeout=30s", large));
    assertThat(answers).allMatch(a -> Set.of(200, 400, 503, 504).contains(a.status()));
    assertThat(answers)
        .filteredOn(a -> a.status() == 503)
        .allMatch(a -> "1".equals(a.headers().get("retry-after")));
    assertThat(answers)
        .filteredOn(a -> a.status() == 400)
        .allMatch(a -> a.body().contains("out of bounds"));
    assertThat(answers).anyMatch(a -> a.status() == 200 || a.status() == 400);
  }

  @Test
  void smallReviewsAreAnsweredWhileLargeOnesAreTurnedAway() throws Exception {
    byte[] large = large("\"\\u003c%d\",");
    List<Future<List<Integer>>> floods = new ArrayList<>();
    for (int i = 0; i < CLIENTS - 1; i++) {
      floods.add(clients.submit(() -> statuses(10, () -> post("/validate?timeout=10s", large))));
    }
    List<Integer> small = statuses(200, () -> review("small"));
    assertThat(small).allMatch(status -> status == 200 || status == 503);
    assertThat(small.stream().filter(s -> s == 200).count()).isGreaterThan(100);
    List<Integer> turnedAway = new ArrayList<>();
    for (Future<List<Integer>> flood : floods) {
      turnedAway.addAll(flood.get());
    }
    assertThat(turnedAway).contains(200, 503);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"- a\n", "[],", "{}\n---\n", "- &a [*a, *a]\n", "{\"kind\":\"FlinkCluster\"}\n"})
  void bodiesToCheckCannotHoldUpReviews(String part) throws Exception {
    String text = (part.startsWith("[") ? "[" : "") + part.repeat(Routes.MAX_CHECK);
    byte[] body = Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), Routes.MAX_CHECK);
    List<Future<List<Integer>>> floods = new ArrayList<>();
    for (int i = 0; i < CLIENTS - 1; i++) {
      floods.add(clients.submit(() -> statuses(3, () -> post("/check", body))));
    }
    assertThat(statuses(200, () -> review("beside"))).containsOnly(200);
    for (Future<List<Integer>> flood : floods) {
      assertThat(flood.get()).isSubsetOf(200, 400, 503, 504);
    }
  }

  @Test
  void aBodyToCheckIsSmallerThanAReview() throws Exception {
    assertThat(post("/check", new byte[Routes.MAX_CHECK + 1]).status()).isEqualTo(413);
  }

  @Test
  void oneConnectionOfManyStreamsIsWorkedOnByManyThreads() throws Exception {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    try (RunningServer watched =
            new RunningServer(() -> threads.add(Thread.currentThread().getName()));
        HttpClient client =
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .sslContext(watched.trust())
                .build()) {
      IntStream.range(0, 200)
          .mapToObj(
              i ->
                  client.sendAsync(
                      watched
                          .request("/validate")
                          .header("Content-Type", "application/json")
                          .POST(BodyPublishers.ofByteArray(Reviews.denied("s" + i)))
                          .build(),
                      BodyHandlers.discarding()))
          .toList()
          .forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    }
    int cores = Math.min(2, Runtime.getRuntime().availableProcessors());
    assertThat(threads).hasSizeGreaterThanOrEqualTo(cores).noneMatch(t -> t.contains("eventloop"));
  }

  private byte[] large(String element) {
    StringBuilder list = new StringBuilder(",\"annotations\":{\"a\":\"b\"},\"x\":[");
    for (int i = 0; list.length() < Routes.MAX_BODY - 2_000; i++) {
      list.append(element.formatted(i));
    }
    return Reviews.withMetadata("large", list.append("0]").toString());
  }

  private RawConnection.Answer review(String uid) throws IOException {
    return post("/validate?timeout=10s", Reviews.denied(uid));
  }

  private RawConnection.Answer post(String path, byte[] body) throws IOException {
    try (RawConnection connection = RawConnection.open(server.trust(), server.port())) {
      return connection.exchange(path, body);
    }
  }

  private static List<Integer> statuses(int times, Callable<RawConnection.Answer> call)
      throws Exception {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      statuses.add(call.call().status());
    }
    return statuses;
  }

  private <T> List<T> all(int times, Callable<T> call) throws Exception {
    List<T> results = new ArrayList<>();
    for (Future<T> future :
        clients.invokeAll(IntStream.range(0, times).mapToObj(i -> call).toList())) {
      results.add(future.get());
    }
    return results;
  }
}
