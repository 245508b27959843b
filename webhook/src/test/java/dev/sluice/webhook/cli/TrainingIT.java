package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingIT {
  @Test
  void trainingEndsByItselfSaysNothingAndLeavesNothing(@TempDir Path temporary) throws Exception {
    Path said = temporary.resolve("said");
    Path folder = Files.createDirectory(temporary.resolve("tmp"));
    ProcessBuilder training =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Training.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    // What a user has set must not reach the server that trains.
    training.environment().put("SLUICE_POLICIES", "/nowhere");
    Process process = training.start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(said).content().isEmpty();
    assertThat(process.exitValue()).isZero();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }
}
