package dev.sluice.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.manifests.replicas.Balancer;
import dev.sluice.manifests.replicas.WebhookCalls;
import dev.sluice.testing.Polling;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The overlay {@code enforce} in a cluster of its own: the shipped objects as they are, and as many
 * replicas as the Deployment wants, each with its arguments and its ServiceAccount's rights, behind
 * the Service. A test leaves it as it found it.
 */
final class Deployed implements AutoCloseable {
  static final Path FOLDER = Path.of("target/deployed").toAbsolutePath();

  /** What replicas have here already, or otherwise: how long they drain. */
  private static final String OTHERWISE_HERE = "serve|--drain-delay=.*";

  private static final Duration ENDED_BY = Duration.ofMinutes(2);

  private final ControlPlane cluster;
  private final Installation installation;
  private final Balancer balancer = new Balancer();
  private final List<SluiceProcess> replicas = new CopyOnWriteArrayList<>();
  private Path kubeconfig = FOLDER;
  private int started;

  private Deployed(ControlPlane cluster) {
    this.cluster = cluster;
    this.installation = Installation.of(cluster, "enforce");
  }

  static Deployed start(Binaries binaries) {
    long begin = System.nanoTime();
    ControlPlane cluster = new ControlPlane(binaries, FOLDER);
    cluster.await();
    Deployed deployed = new Deployed(cluster);
    try {
      deployed.install();
      deployed.startReplicas();
    } catch (RuntimeException | AssertionError e) {
      deployed.close();
      throw e;
    }
    Progress.say(
        "%d replicas are deployed after %.1f s"
            .formatted(deployed.replicas.size(), (System.nanoTime() - begin) / 1e9));
    return deployed;
  }

  /** Applies all that is shipped; nothing that is there is in the way. */
  void install() {
    Installation.apply(cluster, ControlPlane.SERVICE);
    Installation.apply(
        cluster,
        installation.objects().stream()
            .filter(each -> !each.path("kind").asText().equals("Service"))
            .map(this::atThisMachine)
            .toList());
    cluster.awaitServed(installation.all("CustomResourceDefinition").stream());
    kubeconfig = cluster.kubeconfigOf("sluice-system", "sluice");
  }

  private JsonNode atThisMachine(JsonNode shipped) {
    JsonNode object = shipped.deepCopy();
    for (JsonNode webhook : object.path("webhooks")) {
      ((ObjectNode) webhook).withObject("/clientConfig/service").put("port", balancer.port());
    }
    return object;
  }

  /** As many as the Deployment wants, and waits until resources are judged. */
  void startReplicas() {
    int wanted = installation.the("Deployment").at("/spec/replicas").asInt();
    Stream.generate(this::startReplica).limit(wanted).toList().forEach(this::awaitCalled);
    Webhooks.awaitInForce(cluster.api(), "default");
  }

  private SluiceProcess startReplica() {
    String name = "replica-" + ++started;
    Stream<String> arguments =
        Stream.concat(
            installation.arguments().stream().filter(each -> !each.matches(OTHERWISE_HERE)),
            Stream.of("--drain-delay=2", "--kubeconfig=" + kubeconfig));
    SluiceProcess replica =
        SluiceProcess.start(Ports.free(), cluster.log(name), arguments.toList());
    replicas.add(replica);
    balancer.add(replica);
    return replica;
  }

  private void awaitCalled(SluiceProcess replica) {
    replica.ready();
    Polling.until("connections are passed to it", () -> balancer.ready().contains(replica));
  }

  /**
   * Puts another one in the place of a replica, as a Deployment does: first the new one.
   *
   * @param atOnce makes as many requests at once as an API server keeps connections, so that none
   *     is left unused, for which the replica would wait for a minute and a half
   */
  void replace(SluiceProcess replica, Runnable atOnce) {
    awaitCalled(startReplica());
    replica.stop();
    Polling.until("it gets no new connections", () -> !balancer.ready().contains(replica));
    Polling.until(
        "nobody keeps any",
        ENDED_BY,
        () -> {
          atOnce.run();
          return !replica.isRunning();
        },
        () -> "");
    gone(replica);
  }

  /** Ends a replica where it stands; another one comes after it. */
  void kill(SluiceProcess replica) {
    replica.kill();
    gone(replica);
    awaitCalled(startReplica());
  }

  /** Ends all of them. */
  void killAll() {
    List<SluiceProcess> all = List.copyOf(replicas);
    all.forEach(SluiceProcess::kill);
    all.forEach(this::gone);
  }

  private void gone(SluiceProcess replica) {
    Polling.until("it has ended", () -> !replica.isRunning());
    balancer.remove(replica);
    replicas.remove(replica);
  }

  List<SluiceProcess> replicas() {
    return List.copyOf(replicas);
  }

  ControlPlane cluster() {
    return cluster;
  }

  Installation installation() {
    return installation;
  }

  /** The configurations of the webhooks, as they are now. */
  List<JsonNode> configurations() {
    return Webhooks.named(cluster.api(), "sluice");
  }

  /** What the API server has counted. */
  WebhookCalls calls() {
    return WebhookCalls.in(cluster.api().client().raw("/metrics"));
  }

  @Override
  public void close() {
    replicas.forEach(SluiceProcess::close);
    balancer.close();
    cluster.close();
  }
}
