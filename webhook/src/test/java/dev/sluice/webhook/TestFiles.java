package dev.sluice.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Files that tests read: the module's test resources, and the corpus where there is one. */
public final class TestFiles {
  private TestFiles() {}

  public static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(TestFiles.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(name, e);
    }
  }

  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files below a folder with this ending, sorted. */
  public static List<Path> below(Path folder, String ending) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Upstream's own files: {@code SLUICE_CORPUS}, else {@code ../shared/corpus} of the project. */
  public static Optional<Path> corpus() {
    String given = System.getenv("SLUICE_CORPUS");
    Path folder = given == null ? Path.of("../../shared/corpus") : Path.of(given);
    return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
  }
}
