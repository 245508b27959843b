package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.webhook.cli.CommandRun.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertsCommandTest {
  private static final String NAME = "sluice.sluice-system.svc";
  private static final String[] CHECK = {
    "certs", "check", "--tls-cert", "tls.crt", "--tls-key", "tls.key"
  };

  @TempDir Path folder;
  private Given given;

  @BeforeEach
  void make() {
    given = Given.directory(folder);
    CommandRun made = given.run("certs", "make", NAME, "127.0.0.1");
    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(made.out()).contains("ca.crt", "tls.crt", "tls.key");
  }

  @Test
  void whatIsMadeIsFine() throws IOException {
    assertThat(Files.getPosixFilePermissions(folder.resolve("tls.key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    CommandRun run = check("--service", "sluice.sluice-system");
    assertThat(run.out()).isEqualTo("no problem\n");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void nothingIsOverwritten() {
    CommandRun again = given.run("certs", "make", NAME);
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("ca.crt already; remove it");
  }

  @Test
  void aSecretIsPrintedForKubectl() {
    CommandRun run = given.run("certs", "make", NAME, "--secret", "sluice-system/sluice-tls");
    assertThat(run.out())
        .startsWith(
            "apiVersion: v1\nkind: Secret\nmetadata: {name: sluice-tls, namespace: sluice-s")
        .contains("type: kubernetes.io/tls\n", "\n  ca.crt: LS0t", "\n  tls.key: LS0t");
    assertThat(given.run("certs", "make", NAME, "--secret", "x").exitCode()).isEqualTo(2);
  }

  @Test
  void certificatesOfAFileAreShown() {
    CommandRun run = given.run("certs", "show", "tls.crt");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith(
            "CN=Sluice\n  names    " + NAME + ", 127.0.0.1\n  issuer   CN=Sluice local CA\n")
        .contains("\n  until    2027-11-20T12:00:00Z (365 days left)\n")
        .containsPattern("\n  SHA-256  ([0-9A-F]{2}:){31}[0-9A-F]{2}\n$");
    assertThat(given.run("certs", "show", "nothing.pem").exitCode()).isEqualTo(2);
  }

  @Test
  void aServiceThatTheCertificateIsNotForIsAProblem() {
    CommandRun run = check("--service", "other.sluice-system");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "is for " + NAME + ", 127.0.0.1, but the API server calls other.sluice-system.svc")
        .endsWith("\n1 problem\n");
  }

  @Test
  void aKeyOfAnotherCertificateIsAProblem() throws IOException {
    Files.createDirectory(folder.resolve("other"));
    given.run("certs", "make", NAME, "--out", "other");
    CommandRun run =
        given.run("certs", "check", "--tls-cert", "tls.crt", "--tls-key", "other/tls.key");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("the key does not belong to the certificate");
  }

  @Test
  void configurationsAreReadFromFilesAndFromKubectl() throws IOException {
    String right = configuration(Files.readAllBytes(folder.resolve("ca.crt")));
    Files.writeString(folder.resolve("webhooks.yaml"), right);
    assertThat(check("--configuration", "webhooks.yaml").exitCode()).isZero();
    String list = "kind: List\nitems:\n- " + right.indent(2).strip();
    given = given.input(list);
    assertThat(check("--configuration", "-").out()).isEqualTo("no problem\n");
  }

  @Test
  void aBundleThatTrustsSomebodyElseIsAProblem() throws IOException {
    Files.createDirectory(folder.resolve("other"));
    given.run("certs", "make", NAME, "--out", "other");
    byte[] other = Files.readAllBytes(folder.resolve("other/ca.crt"));
    Files.writeString(folder.resolve("webhooks.yaml"), configuration(other));
    CommandRun run = check("--configuration", "webhooks.yaml");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("webhooks.yaml: webhook validate.example.com: caBundle does not trust");
  }

  @Test
  void certsAloneAndHalfOfAPairAreWrongUsage() {
    assertThat(given.run("certs").err()).contains("name a command: make, show, check");
    assertThat(given.run("certs", "check", "--tls-cert", "tls.crt").exitCode()).isEqualTo(2);
    assertThat(given.run("certs", "check").err()).contains("give --tls-cert and --tls-key, or");
  }

  private CommandRun check(String... more) {
    String[] all = Arrays.copyOf(CHECK, CHECK.length + more.length);
    System.arraycopy(more, 0, all, CHECK.length, more.length);
    return given.run(all);
  }

  private static String configuration(byte[] authority) {
    return """
        kind: ValidatingWebhookConfiguration
        webhooks:
        - name: validate.example.com
          clientConfig:
            service: {name: sluice, namespace: sluice-system}
            caBundle: %s
        """
        .formatted(Base64.getEncoder().encodeToString(authority));
  }
}
