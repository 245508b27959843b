package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What policies without expressions need not pay for. */
class CelClassesIT {
  private static final String POLICY =
      """
      apiVersion: sluice.dev/v1alpha1
      kind: Policy
      metadata: {name: own}
      spec: {custom: [{id: a, %s, message: m, fix: f}]}
      """;

  @TempDir Path folder;

  @Test
  void classesOfCelAreLoadedWithTheFirstExpressionOnly() throws Exception {
    assertThat(loaded("schema: {type: object}"))
        .contains("SchemaCheck")
        .doesNotContain(" dev.cel.");
    assertThat(loaded("cel: \"true\"")).contains(" dev.cel.");
  }

  /** The classes that checking a policy with such a rule loads. */
  private String loaded(String rule) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("policy.yaml"), POLICY.formatted(rule));
    Process check =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=classes.txt",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "check",
                "--policies",
                ".")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();
    assertThat(check.waitFor()).as(Files.readString(folder.resolve("out.txt"))).isZero();
    return Files.readString(folder.resolve("classes.txt"));
  }
}
