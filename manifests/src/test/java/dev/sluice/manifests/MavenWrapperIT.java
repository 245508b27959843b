package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code mvnw} installs nothing that it has not checked. */
class MavenWrapperIT {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> TOOLS =
      List.of("sh", "sed", "awk", "dirname", "readlink", "tr", "mkdir", "rm", "sha512sum", "find");

  @TempDir private Path folder;

  /** A checkout, and a path without Maven on which {@code curl} writes a file of its own. */
  @BeforeEach
  void copy() throws IOException {
    Files.createDirectories(folder.resolve(".mvn/wrapper"));
    for (String file : List.of("mvnw", ".mvn/find-jdk", ".mvn/wrapper/maven-wrapper.properties")) {
      Files.copy(PROJECT.resolve(file), folder.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }
    Path bin = Files.createDirectory(folder.resolve("bin"));
    for (String tool : TOOLS) {
      Files.createSymbolicLink(bin.resolve(tool), Path.of("/usr/bin", tool));
    }
    Path curl =
        Files.writeString(
            bin.resolve("curl"), "#!/bin/sh\necho fetched >&2\necho garbage >\"$3\"\n");
    assertThat(curl.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void withoutAChecksumNothingIsFetched() throws Exception {
    Path properties = folder.resolve(".mvn/wrapper/maven-wrapper.properties");
    String pinned = Files.readString(properties);
    Files.writeString(properties, pinned.replaceAll("distributionSha512=.*", ""));
    assertThat(said()).contains("nothing is fetched unchecked").doesNotContain("fetched\n");
    Files.writeString(
        properties, pinned.replaceAll("distributionSha512=.*", "distributionSha512="));
    assertThat(said()).contains("nothing is fetched unchecked").doesNotContain("fetched\n");
  }

  @Test
  void anotherFileThanThePinnedOneIsNotInstalled() throws Exception {
    assertThat(said()).contains("fetched\n", "is not the pinned file", "nothing was installed");
    try (var left = Files.walk(folder.resolve("home"))) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }

  /** What it says where it must fail. */
  private String said() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(folder.resolve("mvnw").toString(), "--version")
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", folder.resolve("bin").toString());
    builder.environment().put("MAVEN_USER_HOME", folder.resolve("home").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA25_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isEqualTo(1);
    return said;
  }
}
