package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.testing.Polling;
import dev.sluice.testing.Trust;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two replicas that share an authority of their own, with the shipped objects and rights. One is
 * called to validate and one to mutate, so a review goes through both or not at all.
 */
@ExtendWith(EndToEnd.class)
@TestMethodOrder(OrderAnnotation.class)
class SelfManagedIT {
  private static final String SECRET = "/api/v1/namespaces/sluice-system/secrets/sluice-ca";
  private static final Set<String> RIGHTS =
      Set.of("Secret", "Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding");
  private static final JsonNode GOOD =
      Manifests.object(Manifests.flinkCluster("orders", "team: orders"));
  private static final int CALLERS = 4;

  private static String namespace;
  private static SluiceProcess validating;
  private static SluiceProcess mutating;

  @BeforeAll
  static void start(Cluster cluster) {
    namespace = cluster.namespaceWithOwnWebhook();
    Installation.of(cluster, "self-managed").objects().stream()
        .filter(object -> RIGHTS.contains(object.path("kind").asText()))
        .forEach(object -> apply(cluster, object));
    validating = cluster.startSelfManaged("self-managed-a");
    mutating = cluster.startSelfManaged("self-managed-b");
    cluster.webhooks().installShipped(namespace, validating.port(), mutating.port());
    validating.ready();
    mutating.ready();
  }

  @AfterAll
  static void stop(Cluster cluster) {
    validating.close();
    mutating.close();
    for (String kind : List.of("validatingwebhookconfiguration", "mutatingwebhookconfiguration")) {
      cluster.kubectl("default").run("delete", kind, "sluice");
    }
  }

  @Test
  @Order(1)
  void replicasThatStartTogetherAgreeOnOneAuthority(Cluster cluster) {
    String authority = secret(cluster, "ca.crt");
    awaitTrust(cluster, authority);
    assertThat(serves(validating, authority)).isTrue();
    assertThat(serves(mutating, authority)).isTrue();
    Polling.until(
        "reviews go through both", () -> cluster.api().dryRun(namespace, GOOD).code() == 200);
  }

  /** As when somebody else writes the whole configuration again. */
  @Test
  @Order(2)
  void whatWasTakenAwayIsPutBack(Cluster cluster) {
    String authority = secret(cluster, "ca.crt");
    for (JsonNode configuration : cluster.webhooks().named("sluice")) {
      String patch =
          "[{\"op\": \"replace\", \"path\": \"/webhooks/0/clientConfig/caBundle\", \"value\": \"Cg==\"}]";
      Kubectl.Run run =
          cluster
              .kubectl("default")
              .run(
                  "patch",
                  configuration.path("kind").asText(),
                  "sluice",
                  "--type=json",
                  "--patch=" + patch);
      assertThat(run.code()).as(run.text()).isZero();
    }
    awaitTrust(cluster, authority);
  }

  @Test
  @Order(3)
  void nothingButTheBundlesIsOwned(Cluster cluster) {
    for (JsonNode configuration : cluster.webhooks().named("sluice")) {
      List<String> owned = new ArrayList<>();
      for (JsonNode entry : configuration.at("/metadata/managedFields")) {
        if (entry.path("manager").asText().equals("sluice-ca-bundle")) {
          entry
              .path("fieldsV1")
              .path("f:webhooks")
              .properties()
              .forEach(webhook -> owned.add(webhook.getValue().toString()));
          assertThat(entry.path("fieldsV1")).hasSize(1);
        }
      }
      assertThat(owned)
          .hasSize(configuration.path("webhooks").size())
          .containsOnly("{\".\":{},\"f:clientConfig\":{\"f:caBundle\":{}},\"f:name\":{}}");
    }
  }

  @Test
  @Order(4)
  void noCallFailsWhileTheAuthorityIsReplaced(Cluster cluster) throws Exception {
    String before = secret(cluster, "ca.crt");
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    AtomicInteger answered = new AtomicInteger();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      callers.add(Thread.ofPlatform().start(() -> call(cluster, failures, answered)));
    }
    Kubectl.Run asked =
        cluster
            .kubectl("sluice-system")
            .run("annotate", "secret", "sluice-ca", "sluice.dev/rotate=now");
    assertThat(asked.code()).as(asked.text()).isZero();
    Polling.until(
        "another authority",
        Duration.ofMinutes(3),
        () -> !secret(cluster, "ca.crt").equals(before),
        () -> cluster.api().get(SECRET).toString());
    String after = secret(cluster, "ca.crt");
    Polling.until(
        "both serve under it", () -> serves(validating, after) && serves(mutating, after));
    int soFar = answered.get();
    Polling.until("and are called", () -> answered.get() > soFar + 50);
    callers.forEach(Thread::interrupt);
    for (Thread caller : callers) {
      caller.join();
    }
    Progress.say(
        "an authority was replaced under %d calls, %d failed"
            .formatted(answered.get(), failures.size()));
    assertThat(failures).isEmpty();
    assertThat(secret(cluster, "former.crt")).isEqualTo(before);
    awaitTrust(cluster, before + after);
    assertThat(cluster.api().get(SECRET).at("/metadata/annotations/sluice.dev~1rotate").asText())
        .isEmpty();
  }

  @Test
  @Order(5)
  void anApiServerThatWasAwayFindsBothServing(Cluster cluster) {
    String authority = secret(cluster, "ca.crt");
    cluster.restartApiServer();
    assertThat(serves(validating, authority)).isTrue();
    assertThat(serves(mutating, authority)).isTrue();
    assertThat(cluster.api().dryRun(namespace, GOOD).code()).isEqualTo(200);
    validating.ready();
    mutating.ready();
  }

  private static void call(Cluster cluster, Queue<String> failures, AtomicInteger answered) {
    while (!Thread.currentThread().isInterrupted()) {
      Api.Answer answer = cluster.api().dryRun(namespace, GOOD);
      if (Thread.currentThread().isInterrupted()) {
        return; // in the middle of it
      }
      if (!answer.done()) {
        failures.add(answer.code() + " " + answer.message());
      }
      answered.incrementAndGet();
    }
  }

  private static void apply(Cluster cluster, JsonNode object) {
    Kubectl.Run run = cluster.kubectl("sluice-system").given(object.toString(), "apply", "-f", "-");
    assertThat(run.code()).as(run.text()).isZero();
  }

  private static String secret(Cluster cluster, String key) {
    String base64 = cluster.api().get(SECRET).path("data").path(key).asText();
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.US_ASCII);
  }

  /** Until each webhook of both configurations trusts just that. */
  private static void awaitTrust(Cluster cluster, String pem) {
    Polling.until(
        "the bundle in both configurations",
        () -> bundles(cluster).equals(Set.of(pem)),
        () -> bundles(cluster).toString());
  }

  private static Set<String> bundles(Cluster cluster) {
    return cluster.webhooks().named("sluice").stream()
        .flatMap(configuration -> configuration.path("webhooks").valueStream())
        .map(webhook -> webhook.at("/clientConfig/caBundle").asText())
        .map(base64 -> new String(Base64.getDecoder().decode(base64), StandardCharsets.US_ASCII))
        .collect(Collectors.toSet());
  }

  /** Whether new connections get a certificate of this authority, PEM. */
  private static boolean serves(SluiceProcess replica, String authority) {
    try (SSLSocket socket =
        (SSLSocket)
            Trust.in(authority)
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), replica.port())) {
      socket.startHandshake();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
