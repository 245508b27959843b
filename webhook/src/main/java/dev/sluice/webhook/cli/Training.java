package dev.sluice.webhook.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.webhook.admission.WarmUp;
import dev.sluice.webhook.http.BadRequest;
import dev.sluice.webhook.source.Surroundings;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * The run that the JDK's AOT cache is made from: a server on free ports that answers requests of
 * its own, and the other commands. Ends by itself, with exit code 0 if all went as it should; reads
 * no environment variable, leaves no file behind.
 */
final class Training {
  /** Enough for the JDK to note what is called most. */
  private static final int ROUNDS = 10;

  private static final String RESOURCE =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata: {name: training}
      spec:
        flinkVersion: v1_20
        flinkConfiguration: {rest.port: "8081", kubernetes.taskmanager.labels: "app:training"}
        serviceAccount: flink
        jobManager: {resource: {cpu: 1, memory: 1Gi}}
        taskManager: {resource: {cpu: 1, memory: 1Gi}}
        podTemplate: {spec: {containers: [{name: flink-main-container}]}}
      """;

  private static final String POLICY =
      """
      apiVersion: sluice.dev/v1alpha1
      kind: Policy
      metadata: {name: training}
      spec:
        enforcement: Warn
        rules: [{rule: "group:ports"}]
      """;

  private final Path policy;
  private final Path ca;

  private Training(Path folder) {
    this.policy = folder.resolve("policy.yaml");
    this.ca = folder.resolve("ca.pem");
  }

  /** Takes no arguments. */
  public static void main(String... arguments) throws IOException {
    Path folder = Files.createTempDirectory("sluice-training-");
    Training training = new Training(folder);
    int code = Subcommand.WRONG_USAGE;
    try {
      training.run();
      code = Subcommand.FINE;
    } catch (Exception e) {
      System.err.println(e);
    } finally {
      for (Path file : List.of(training.policy, training.ca, folder)) {
        Files.deleteIfExists(file);
      }
    }
    System.exit(code); // the server's threads would stay
  }

  private void run() throws IOException, GeneralSecurityException, BadRequest {
    Files.writeString(policy, POLICY);
    commands();
    server();
  }

  private void commands() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    command(nowhere, "check", "-");
    command(nowhere, "check", "-", "--output=json", "--policies=" + policy);
    command(nowhere, "explain");
    command(nowhere, "explain", "VVP-030");
    command(nowhere, "explain", "VVP-030", "--for=FlinkDeployment/default/training");
    command(nowhere, "explain", "--policy");
  }

  private void server() throws IOException, GeneralSecurityException, BadRequest {
    try (PipedReader said = new PipedReader();
        PrintWriter out = new PrintWriter(new PipedWriter(said), true);
        BufferedReader lines = new BufferedReader(said)) {
      Thread.ofPlatform().daemon().start(() -> serve(out));
      URI validate = url(lines, "  admission ");
      URI ready = url(lines, "  management ");
      url(lines, "  CA file "); // is there then
      TrainingClient client = new TrainingClient(ca);
      client.get(ready);
      for (int i = 0; i < ROUNDS; i++) {
        client.post(validate, "application/json", WarmUp.example());
        client.post(validate, "application/json", WarmUp.update(WarmUp.example()));
      }
      client.post(validate.resolve("/mutate"), "application/json", WarmUp.example());
      client.post(validate.resolve("/check"), "application/yaml", RESOURCE.getBytes(UTF_8));
      client.get(ready.resolve("/metrics"));
    }
  }

  /** The first word after a label; an end of the server is an error. */
  private static URI url(BufferedReader lines, String label) throws IOException {
    String line = "";
    while (!line.startsWith(label)) {
      line = String.valueOf(lines.readLine());
      if (line.equals("null")) {
        throw new IOException("the server ended");
      }
    }
    return URI.create(line.substring(label.length()).strip().split(" ", 2)[0]);
  }

  /** Closes what it writes to at the end, so that nobody waits for more. */
  private void serve(PrintWriter out) {
    try (out) {
      command(
          out,
          "serve",
          "--port=0",
          "--management-port=0",
          "--policies=" + policy,
          "--ca-out=" + ca);
    }
  }

  private static void command(PrintWriter out, String... arguments) {
    Surroundings surroundings =
        new Surroundings(
            Map.of(),
            new ByteArrayInputStream(RESOURCE.getBytes(UTF_8)),
            Path.of(""),
            true,
            Clock.systemUTC());
    int code = Main.commandLine(surroundings).setOut(out).execute(arguments);
    if (code != Subcommand.FINE) {
      throw new IllegalStateException(String.join(" ", arguments) + ": exit code " + code);
    }
  }
}
