package dev.sluice.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files that the tests read. */
final class TestFiles {
  /** As they lie in the sources, so that expected texts can be written anew. */
  private static final Path RESOURCES = Path.of("src/test/resources/dev/sluice/manifests");

  private TestFiles() {}

  static Path resource(String name) {
    return RESOURCES.resolve(name);
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** A text as a Kubernetes object or a kubeconfig holds it. */
  static String encoded(Path file) {
    return Base64.getEncoder().encodeToString(text(file).getBytes(StandardCharsets.UTF_8));
  }

  /** The objects of a YAML file. */
  static List<JsonNode> objects(Path file) {
    Documents read = Documents.read(file.toString(), text(file));
    if (!read.errors().isEmpty()) {
      throw new IllegalArgumentException(file + ": " + read.errors());
    }
    return read.documents().stream().map(Document::tree).toList();
  }

  /** The files below a folder whose names end so, sorted. */
  static List<Path> below(Path folder, String ending) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(f -> f.toString().matches(".*" + ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Upstream's own files: {@code SLUICE_CORPUS}, else {@code ../shared/corpus} of the project. */
  static Optional<Path> corpus() {
    String given = System.getenv("SLUICE_CORPUS");
    Path folder = given == null ? Path.of("../../shared/corpus") : Path.of(given);
    return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
  }
}
