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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * A real API server and its store, with the definitions of all kinds, and a Service that stands for
 * a Sluice at any port of this machine. Each test takes a namespace of its own.
 */
class ControlPlane implements AutoCloseable {

  /** The Service that stands for a Sluice at any port of this machine. */
  static final List<JsonNode> SERVICE =
      List.of(
          Api.json(
              """
              {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "sluice-system"}}
              """),
          Api.json(
              """
              {"apiVersion": "v1", "kind": "Service",
               "metadata": {"name": "sluice", "namespace": "sluice-system",
                            "labels": {"app.kubernetes.io/name": "sluice"}},
               "spec": {"type": "ExternalName", "externalName": "localhost"}}
              """));

  private static final String ADMINISTRATOR = "O=system:masters,CN=admin";

  private final AtomicInteger namespaces = new AtomicInteger();
  private final Path folder;
  private final TestAuthority authority;
  private final Etcd etcd;
  private final ApiServer apiServer;
  private final Api api;
  private final Kubectl kubectl;

  /**
   * Starts both; {@link #await} waits for them.
   *
   * @param folder for everything of this run, to look at when a test fails; what is there is
   *     deleted
   */
  ControlPlane(Binaries binaries, Path folder) {
    this.folder = folder;
    try {
      Folders.delete(folder);
      authority = new TestAuthority(Files.createDirectories(folder.resolve("certificates")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    etcd = Etcd.start(binaries, authority, folder.resolve("etcd"), log("etcd"));
    apiServer = new ApiServer(binaries, authority, etcd.access(), log("kube-apiserver"));
    apiServer.start();
    TestAuthority.Identity administrator = authority.issue("administrator", ADMINISTRATOR);
    String kubeconfig =
        kubeconfig(
            "client-certificate-data: %s, client-key-data: %s"
                .formatted(
                    TestFiles.encoded(administrator.certificate()),
                    TestFiles.encoded(administrator.key())));
    api = new Api(kubeconfig);
    kubectl = Kubectl.of(binaries, home(), kubeconfig);
  }

  /** Waits until it answers, and serves all kinds. */
  void await() {
    CompletableFuture<Collection<JsonNode>> crds = CompletableFuture.supplyAsync(Crds::all);
    awaitApiServer();
    Installation.apply(this, SERVICE);
    install(crds.join());
  }

  private void install(Collection<JsonNode> crds) {
    crds.forEach(crd -> api.post(Crds.PATH, crd));
    awaitServed(crds.stream());
  }

  /** Until all kinds that are defined so are served. */
  void awaitServed(Stream<JsonNode> crds) {
    crds.flatMap(Crds::lists)
        .forEach(list -> Polling.until(list + " is served", () -> api.serves(list)));
  }

  /** The home of an administrator, with a kubeconfig where kubectl looks for it. */
  Path home() {
    return folder.resolve("home");
  }

  /** Of Kubernetes, as the server says it, without the {@code v}. */
  String version() {
    return api.get("/version").path("gitVersion").asText().substring(1);
  }

  /** Its minor version: 36 of 1.36.3. */
  int minor() {
    return Integer.parseInt(version().split("\\.")[1]);
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

  /** What the clients of this control plane trust. */
  Path authority() {
    return authority.certificate();
  }

  /** The certificate of a server, by the authority that all trust here. */
  TestAuthority.Identity issue(String file, String... names) {
    return authority.issue(file, "CN=sluice", names);
  }

  /** TLS of such a server. */
  SSLContext server(String... names) {
    return authority.server(names);
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

  /** A file with the rights of a ServiceAccount, as its pods have them. */
  Path kubeconfigOf(String namespace, String serviceAccount) {
    String path = "/api/v1/namespaces/%s/serviceaccounts/%s/token";
    JsonNode token = api.post(path.formatted(namespace, serviceAccount), Api.json("{}"));
    try {
      return Files.writeString(
          folder.resolve(serviceAccount + ".kubeconfig"),
          kubeconfig("token: " + token.at("/status/token").asText()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param user fields of it
   */
  private String kubeconfig(String user) {
    return """
        apiVersion: v1
        kind: Config
        current-context: test
        contexts: [{name: test, context: {cluster: test, user: test}}]
        clusters: [{name: test, cluster: {server: '%s', certificate-authority-data: %s}}]
        users: [{name: test, user: {%s}}]
        """
        .formatted(apiServer.address(), TestFiles.encoded(authority.certificate()), user);
  }

  /** Where a server of this name writes what it says. */
  Path log(String name) {
    return folder.resolve("logs").resolve(name + ".log");
  }

  @Override
  public void close() {
    api.close();
    apiServer.close();
    etcd.close();
  }
}
