import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Drives a server that the JDK's AOT cache is made from: {@code java Training.java RESOURCE CA
 * COMMAND…}. It starts the server by that command, sends it requests about the resource (a
 * FlinkDeployment in JSON), and stops it by SIGTERM, upon which the JVM writes down what it has
 * learnt. CA is the file to which the server writes the authority that its clients must trust.
 */
public final class Training {
  /** Enough for the JVM to note what is called most. */
  private static final int ROUNDS = 10;

  private final Process server;
  private final Path authority;
  private final String resource;

  private Training(Process server, Path authority, String resource) {
    this.server = server;
    this.authority = authority;
    this.resource = resource;
  }

  /** Fails with an exception where the server did not answer as it should. */
  public static void main(String... arguments) throws Exception {
    String resource = Files.readString(Path.of(arguments[0]));
    List<String> command = Arrays.asList(arguments).subList(2, arguments.length);
    Process server = new ProcessBuilder(command).redirectErrorStream(true).start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
    new Training(server, Path.of(arguments[1]), resource).run();
  }

  private void run() throws IOException, GeneralSecurityException, InterruptedException {
    try (BufferedReader said = server.inputReader()) {
      URI validate = address(said, "  admission ");
      URI ready = address(said, "  management ");
      address(said, "  CA file "); // is there then
      send(validate, ready);
      server.toHandle().destroy(); // Process.destroy would close what it still writes to
      said.transferTo(Writer.nullWriter()); // ends with the JVM, when the cache is there
      server.waitFor();
    }
  }

  /** The first word after a label. */
  private static URI address(BufferedReader said, String label) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(label)) {
        return URI.create(line.substring(label.length()).strip().split(" ", 2)[0]);
      }
    }
    throw new IOException("the server ended before it said:" + label);
  }

  private void send(URI validate, URI ready)
      throws IOException, GeneralSecurityException, InterruptedException {
    HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    try (HttpClient client = builder.sslContext(trusting()).build()) {
      get(client, ready);
      String create = review("CREATE", "null");
      String update = review("UPDATE", resource);
      for (int i = 0; i < ROUNDS; i++) {
        post(client, validate, "application/json", create);
        post(client, validate, "application/json", update);
      }
      post(client, validate.resolve("/mutate"), "application/json", create);
      post(client, validate.resolve("/check"), "application/yaml", resource);
      get(client, ready.resolve("/metrics"));
    }
  }

  private String review(String operation, String oldObject) {
    return """
    {"apiVersion": "admission.k8s.io/v1",
     "kind": "AdmissionReview",
     "request": {
       "uid": "training",
       "kind": {"group": "flink.apache.org", "version": "v1beta1", "kind": "FlinkDeployment"},
       "resource": {"group": "flink.apache.org", "version": "v1beta1", "resource": "flinkdeployments"},
       "name": "training",
       "namespace": "default",
       "operation": "%s",
       "object": %s,
       "oldObject": %s}}
    """
        .formatted(operation, resource, oldObject);
  }

  private static void get(HttpClient client, URI at) throws IOException, InterruptedException {
    expectOk(client, HttpRequest.newBuilder(at).build());
  }

  private static void post(HttpClient client, URI at, String contentType, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(at).POST(BodyPublishers.ofString(body));
    expectOk(client, request.header("Content-Type", contentType).build());
  }

  private static void expectOk(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  private SSLContext trusting() throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(
        "ca",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(authority))));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    return tls;
  }
}
