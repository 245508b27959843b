package dev.sluice.policies.flink.truth;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Files on the side of Flink's client. Their content shows in no pod, but they must be there. */
final class LocalFiles {
  private static final List<String> OPTIONS =
      List.of(
          "kubernetes.pod-template-file",
          "kubernetes.pod-template-file.default",
          "kubernetes.pod-template-file.jobmanager",
          "kubernetes.pod-template-file.taskmanager",
          "security.kerberos.login.keytab",
          "security.kerberos.krb5-conf.path");

  private static final List<String> LOGGING =
      List.of("log4j-console.properties", "logback-console.xml");

  private final Path configuration = folder();
  private final Path others = folder();

  LocalFiles() {
    LOGGING.forEach(name -> file(configuration, name));
  }

  /** Where Flink's client looks for files on logging. */
  String configurationFolder() {
    return configuration.toString();
  }

  /** A file that is there; what it is called can show in a pod. */
  File file(String name) {
    return file(others, name).toFile();
  }

  /** Lets options that name files name some that are there. */
  void replaceIn(Map<String, String> options) {
    OPTIONS.forEach(option -> options.computeIfPresent(option, (key, path) -> present(path)));
  }

  private String present(String path) {
    return path.isBlank() ? path : file(Path.of(path.strip()).getFileName().toString()).getPath();
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("flink");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(Path folder, String name) {
    try {
      Path file = folder.resolve(name);
      Files.writeString(file, "{}");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
