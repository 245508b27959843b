package dev.sluice.policies.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Upstream's own definitions, which are read where they lie and never copied. */
final class Upstream {
  private Upstream() {}

  /** Their folder in {@code SLUICE_CORPUS}, else in {@code ../shared/corpus} of the project. */
  static Optional<Path> definitions() {
    String given = System.getenv("SLUICE_CORPUS");
    Path corpus = given == null ? Path.of("../../shared/corpus") : Path.of(given);
    return Optional.of(corpus.resolve("crds")).filter(Files::isDirectory);
  }

  /** The definition in a file. */
  static JsonNode definition(Path file) {
    try {
      return Documents.read(file.toString(), Files.readString(file)).documents().getFirst().tree();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
