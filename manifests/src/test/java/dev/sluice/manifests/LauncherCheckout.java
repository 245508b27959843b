package dev.sluice.manifests;

import dev.sluice.testing.Polling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A checkout with the launcher, whose Maven and JDK are scripts: the build writes half a jar, waits
 * for the file {@code go} and writes the rest; {@code java} says where it was started, and how.
 */
final class LauncherCheckout {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  private static final String MAVEN =
      """
      #!/bin/sh
      mkdir -p webhook/target/lib
      echo half >webhook/target/sluice.jar
      echo started >>builds
      until [ -f go ]; do sleep 0.05; done
      [ "$(cat go)" != fail ] || { echo "no such symbol"; exit 1; }
      echo whole >webhook/target/sluice.jar
      """;

  private static final String JAVA = "#!/bin/sh\necho \"java in $PWD: $*\"\n";

  private final Path folder;

  LauncherCheckout(Path parent) throws IOException {
    this.folder = Files.createDirectory(parent.resolve("checkout")).toRealPath();
    Files.copy(PROJECT.resolve("sluice"), launcher(), StandardCopyOption.COPY_ATTRIBUTES);
    Files.createDirectories(folder.resolve(".mvn"));
    Files.copy(
        PROJECT.resolve(".mvn/find-jdk"),
        folder.resolve(".mvn/find-jdk"),
        StandardCopyOption.COPY_ATTRIBUTES);
    for (String pom : List.of("pom.xml", "webhook/pom.xml")) {
      write(pom, "");
    }
    write("webhook/src/main/java/Main.java", "");
    program("mvnw", MAVEN);
    program("jdk/bin/java", JAVA);
    program("jdk/bin/javac", JAVA);
    write("jdk/release", "JAVA_VERSION=\"25\"\n");
  }

  Path folder() {
    return folder;
  }

  Path launcher() {
    return folder.resolve("sluice");
  }

  Path jar() {
    return folder.resolve("webhook/target/sluice.jar");
  }

  /** How many builds were started. */
  long builds() {
    Path builds = folder.resolve("builds");
    return Files.exists(builds) ? TestFiles.text(builds).lines().count() : 0;
  }

  /** Lets the builds end, this one and those that follow: {@code go}, or {@code fail}. */
  void builds(String how) {
    // In one step, so that nobody reads it while it is empty.
    Path beside = write("go.new", how);
    try {
      Files.move(beside, folder.resolve("go"), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts the launcher in a folder; what it says goes to files there. */
  Run start(Path where, Path launcher, String... arguments) throws IOException {
    Path out = Files.createTempFile(where, "out", "");
    Path err = Files.createTempFile(where, "err", "");
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(where.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().put("SLUICE_JAVA_OPTS", "-Xshare:auto"); // no AOT cache
    return new Run(builder.start(), out, err);
  }

  /** A start of the launcher. */
  record Run(Process process, Path out, Path err) {
    String said() {
      return TestFiles.text(out);
    }

    String complained() {
      return TestFiles.text(err);
    }

    /** The exit code; waits for the end. */
    int ended() {
      Polling.until("the launcher ends", () -> !process.isAlive(), this::complained);
      return process.exitValue();
    }

    /** Kills the launcher with all that it started, as the kernel does that is short of memory. */
    void kill() {
      List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
      all.addFirst(process.toHandle());
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(one -> one.onExit().join());
    }
  }

  Path write(String file, String text) {
    try {
      Path at = folder.resolve(file);
      Files.createDirectories(at.getParent());
      return Files.writeString(at, text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void program(String file, String text) {
    if (!write(file, text).toFile().setExecutable(true)) {
      throw new IllegalStateException(file);
    }
  }
}
