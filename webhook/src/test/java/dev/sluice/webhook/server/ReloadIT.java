package dev.sluice.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of policies and of the cluster's objects change under a server that runs. */
class ReloadIT {
  private static final String POLICY =
      """
      apiVersion: sluice.dev/v1alpha1
      kind: Policy
      metadata: {name: team}
      spec: {rules: [{rule: SLU-001, enforcement: %s}]}
      """;

  @TempDir private Path folder;

  @Test
  void theNewSetIsInForceAndABadOneLeavesItSo() throws Exception {
    Path policies = Files.createDirectory(folder.resolve("policies"));
    Path file = write(policies, POLICY.formatted("Deny"));
    try (ServerProcess server =
        ServerProcess.start(folder, "--policies", policies.toString()).ready()) {
      assertThat(review(server)).contains("\"allowed\":false", "denied by policy team;");
      write(policies, POLICY.formatted("Warn"));
      server.await("the new set is in force", () -> review(server).contains("\"allowed\":true"));

      write(
          policies,
          "apiVersion: sluice.dev/v1alpha1\nkind: Policy\nmetadata: {name: team}\nspec: {rule: []}\n");
      server.await(
          "readiness names the mistake",
          () -> server.page("/readyz?verbose").contains("team.yaml:4:"));
      assertThat(server.page("/readyz")).startsWith("200");
      assertThat(server.page("/metrics")).contains("sluice_policy_load_errors_total 1.0");
      assertThat(server.err()).contains("team.yaml:4:");
      assertThat(review(server)).contains("\"allowed\":true");

      Files.delete(file);
      server.await("the built-in set", () -> review(server).contains("denied by policy default;"));
      assertThat(server.page("/readyz?verbose")).doesNotContain("team.yaml");
    }
  }

  @Test
  void objectsOfTheClusterAreReadAgain() throws Exception {
    Path state = Files.createDirectory(folder.resolve("state"));
    try (ServerProcess server = ServerProcess.start(folder, "--state", state.toString()).ready()) {
      assertThat(targeted(server)).contains("(SLU-120)");
      Files.writeString(
          state.resolve("jobs.yaml"),
          """
          apiVersion: sluice.dev/v1alpha1
          kind: DeploymentTarget
          metadata: {name: jobs}
          spec: {kubernetes: {}}
          """);
      server.await("the target is known", () -> !targeted(server).contains("(SLU-120)"));
    }
  }

  private static Path write(Path policies, String text) throws IOException {
    return Files.writeString(policies.resolve("team.yaml"), text);
  }

  private static String review(ServerProcess server) {
    return answer(server, Reviews.denied("u"));
  }

  private static String targeted(ServerProcess server) {
    return answer(
        server,
        Reviews.withMetadata("u", ",\"labels\":{\"sluice.dev/deployment-target\":\"jobs\"}"));
  }

  private static String answer(ServerProcess server, byte[] review) {
    try (RawConnection connection = RawConnection.open(server.trust(), server.port())) {
      connection.review("/validate", review);
      return connection.answer().body();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
