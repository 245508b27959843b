package dev.sluice.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.manifests.differential.Server;
import dev.sluice.manifests.targets.Requests;
import dev.sluice.testing.Polling;
import dev.sluice.testing.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One real control plane for the whole suite, with all kinds and a Sluice that it calls. Each test
 * takes a namespace of its own.
 */
final class Cluster implements AutoCloseable {
  /** Everything of the last run, to look at when a test fails. */
  static final Path FOLDER = Path.of("target/end-to-end").toAbsolutePath();

  private static final String ADMINISTRATOR = "O=system:masters,CN=admin";

  private final AtomicInteger namespaces = new AtomicInteger();
  private final TestAuthority authority;
  private final TestAuthority.Identity serving;
  private final Etcd etcd;
  private final ApiServer apiServer;
  private final SluiceProcess sluice;
  private final Api api;
  private final Kubectl kubectl;
  private final Webhooks webhooks;

  private Cluster(Binaries binaries) throws IOException {
    Folders.delete(FOLDER);
    authority = new TestAuthority(Files.createDirectories(FOLDER.resolve("certificates")));
    serving = authority.issue("sluice", "CN=sluice", Webhooks.SERVER_NAME);
    etcd = Etcd.start(binaries, authority, FOLDER.resolve("etcd"), log("etcd"));
    apiServer = new ApiServer(binaries, authority, etcd.access(), log("kube-apiserver"));
    apiServer.start();
    sluice = startSluice("sluice", Ports.free());
    String kubeconfig = kubeconfig(ADMINISTRATOR);
    api = new Api(kubeconfig);
    kubectl = Kubectl.of(binaries, home(), kubeconfig);
    webhooks = new Webhooks(api, authority.certificate());
  }

  /** Starts all of it, and waits until a resource is denied. */
  static Cluster start(Binaries binaries) throws IOException {
    long begin = System.nanoTime();
    CompletableFuture<Collection<JsonNode>> crds = CompletableFuture.supplyAsync(Crds::all);
    Cluster cluster = new Cluster(binaries);
    try {
      cluster.awaitApiServer();
      cluster.webhooks.installService();
      cluster.install(crds.join());
      cluster.sluice.ready();
      cluster.webhooks.installForAll(cluster.sluice.port());
    } catch (RuntimeException | AssertionError e) {
      cluster.close();
      throw e;
    }
    Progress.say(
        "Kubernetes %s is ready after %.1f s"
            .formatted(cluster.version(), (System.nanoTime() - begin) / 1e9));
    return cluster;
  }

  private void install(Collection<JsonNode> crds) {
    crds.forEach(crd -> api.post(Crds.PATH, crd));
    crds.stream()
        .flatMap(Crds::lists)
        .forEach(list -> Polling.until(list + " is served", () -> api.serves(list)));
  }

  /** The home of an administrator, with a kubeconfig where kubectl looks for it. */
  static Path home() {
    return FOLDER.resolve("home");
  }

  /** Of Kubernetes, as the server says it, without the {@code v}. */
  String version() {
    return api.get("/version").path("gitVersion").asText().substring(1);
  }

  /** What the API server has taken of CPU time, in seconds. */
  double apiServerCpu() {
    return apiServer.cpu();
  }

  String apiServerAddress() {
    return apiServer.address();
  }

  Api api() {
    return api;
  }

  /** Asks the API server for many dry runs, in a namespace. */
  Server dryRuns(String namespace) {
    return new Server(http(), apiServer.address(), namespace);
  }

  /** Requests of an administrator, as they go over the wire. */
  Requests requests() {
    return new Requests(http(), apiServer.address());
  }

  private HttpClient http() {
    return HttpClient.newBuilder().sslContext(authority.client(ADMINISTRATOR)).build();
  }

  /** kubectl as an administrator, in a namespace. */
  Kubectl kubectl(String namespace) {
    return kubectl.namespace(namespace);
  }

  /** The one that is called for all namespaces but those that choose another webhook. */
  SluiceProcess sluice() {
    return sluice;
  }

  Webhooks webhooks() {
    return webhooks;
  }

  /** A new namespace. */
  String namespace() {
    return namespace("test-" + namespaces.incrementAndGet(), "");
  }

  /** A new namespace in which what else only warns is refused, by policies/stricter.yaml. */
  String strictNamespace() {
    return namespace("strict-" + namespaces.incrementAndGet(), "");
  }

  /** A new namespace that chooses the webhook of its own name, whether that is there or not. */
  String namespaceWithOwnWebhook() {
    String name = "own-" + namespaces.incrementAndGet();
    return namespace(name, "\"" + Webhooks.LABEL + "\": \"" + name + "\"");
  }

  /** A new namespace with labels of its own. */
  String namespaceWithLabels(Map<String, String> labels) {
    String all =
        labels.entrySet().stream()
            .map(label -> "\"%s\": \"%s\"".formatted(label.getKey(), label.getValue()))
            .collect(Collectors.joining(", "));
    return namespace("labelled-" + namespaces.incrementAndGet(), all);
  }

  private String namespace(String name, String labels) {
    String metadata = "{\"metadata\": {\"name\": \"%s\", \"labels\": {%s}}}";
    api.post("/api/v1/namespaces", Api.json(metadata.formatted(name, labels)));
    return name;
  }

  /** A certificate by the authority that the webhooks trust, for other names than they ask for. */
  TestAuthority.Identity issue(String file, String... names) {
    return authority.issue(file, "CN=sluice", names);
  }

  /** Makes namespaces and FlinkDeployments in them, in turn; no webhook is asked. */
  void fill(int namespaces, int resources, IntFunction<JsonNode> resource) {
    List<String> names =
        IntStream.range(0, namespaces).mapToObj(i -> namespaceWithOwnWebhook()).toList();
    Requests requests = requests();
    IntStream.range(0, resources)
        .parallel()
        .forEach(
            i -> {
              String path = "/apis/flink.apache.org/v1beta1/namespaces/%s/flinkdeployments";
              Requests.Answer answer =
                  requests.post(path.formatted(names.get(i % namespaces)), resource.apply(i));
              if (!answer.done()) {
                throw new IllegalStateException(answer.toString());
              }
            });
  }

  /** Another Sluice; its test ends it. */
  SluiceProcess startSluice(String name, int port, String... more) {
    String policies = TestFiles.resource("policies").toAbsolutePath().toString();
    List<String> arguments = new ArrayList<>(List.of("--policies", policies));
    arguments.addAll(SluiceProcess.files(serving));
    arguments.addAll(List.of(more));
    return SluiceProcess.start(port, log(name), arguments);
  }

  /** A Sluice with the certificate of an authority of its own, under the shipped rights. */
  SluiceProcess startSelfManaged(String name) {
    Path kubeconfig = FOLDER.resolve(name + "-kubeconfig");
    try {
      Files.writeString(kubeconfig, kubeconfig("CN=system:serviceaccount:sluice-system:sluice"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> arguments =
        List.of("--self-managed", "--kubeconfig", kubeconfig.toString(), "--drain-delay", "0");
    return SluiceProcess.start(Ports.free(), log(name), arguments);
  }

  /** Stops the API server and starts it again, with all that it stored. */
  void restartApiServer() {
    restartApiServer(() -> {});
  }

  /** The same, with something done while it is away. */
  void restartApiServer(Runnable meanwhile) {
    apiServer.close();
    meanwhile.run();
    apiServer.start();
    awaitApiServer();
  }

  private void awaitApiServer() {
    apiServer.await("the API server is ready", () -> api.serves("/readyz"));
  }

  private String kubeconfig(String subject) {
    TestAuthority.Identity user = authority.issue("user", subject);
    return """
        apiVersion: v1
        kind: Config
        current-context: test
        contexts: [{name: test, context: {cluster: test, user: test}}]
        clusters: [{name: test, cluster: {server: '%s', certificate-authority-data: %s}}]
        users: [{name: test, user: {client-certificate-data: %s, client-key-data: %s}}]
        """
        .formatted(
            apiServer.address(),
            TestFiles.encoded(authority.certificate()),
            TestFiles.encoded(user.certificate()),
            TestFiles.encoded(user.key()));
  }

  private static Path log(String name) {
    return FOLDER.resolve("logs").resolve(name + ".log");
  }

  @Override
  public void close() {
    api.close();
    sluice.close();
    apiServer.close();
    etcd.close();
  }
}
