package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JDK's AOT cache, made as the launcher has it made and used as the launcher uses it. */
class TrainingIT {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final String JAR = Path.of("target/sluice.jar").toAbsolutePath().toString();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"serve, -Xmx256m", "check, -XX:TieredStopAtLevel=1"})
  void trainedCommandSaysNothingAndLeavesACacheThatFits(String command, String option)
      throws Exception {
    Path cache = folder.resolve("sluice.aot");
    String maker = Path.of("../.mvn/make-aot-cache").toAbsolutePath().toString();
    String temporary = "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("tmp"));
    List<String> options = List.of("-XX:+UseSerialGC", option);
    run(List.of(maker, command, JAVA, JAR, cache.toString(), temporary), options);
    assertThat(left(folder)).containsExactlyInAnyOrder("sluice.aot", "said", "tmp");
    assertThat(left(folder.resolve("tmp"))).isEmpty();
    assertThat(folder.resolve("said")).isEmptyFile();

    // AOTMode=on: a JVM that cannot use the cache fails.
    List<String> start = new ArrayList<>(List.of(JAVA, "-XX:AOTMode=on", "-XX:AOTCache=" + cache));
    start.addAll(options);
    run(start, List.of("-jar", JAR, "--version"));
    assertThat(folder.resolve("said")).content().startsWith("sluice ");
  }

  /** What it says is left in the file {@code said}. */
  private void run(List<String> command, List<String> more)
      throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    List<String> all = new ArrayList<>(command);
    all.addAll(more);
    ProcessBuilder builder =
        new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(said.toFile());
    // What a user has set must not reach the program that is trained.
    builder.environment().put("SLUICE_POLICIES", "/nowhere");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(said)).isZero();
  }

  private static List<String> left(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
