package dev.sluice.webhook.source;

import dev.sluice.policies.documents.Documents;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file with YAML or JSON documents, named by a person or found in a folder.
 *
 * @param path where it is
 * @param name what reports call it: the path as given
 * @param problem why it cannot even be opened; of a folder whose files cannot be listed
 */
record SourceFile(Path path, String name, Optional<IOException> problem) {

  /** The file at a path itself, or the files in the folder there. */
  static List<SourceFile> at(Path path, String name) {
    return Files.isDirectory(path)
        ? below(path, name).toList()
        : List.of(new SourceFile(path, name, Optional.empty()));
  }

  /** What it holds, read strictly; an error at its start where it cannot be read. */
  Documents read() {
    try {
      return SourceText.readStrictly(bytes(), name);
    } catch (IOException e) {
      return SourceText.unreadable(name, e);
    }
  }

  /** Its bytes, at most one more than may be read. */
  byte[] bytes() throws IOException {
    if (problem.isPresent()) {
      throw problem.get();
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(SourceText.LIMIT + 1);
    }
  }

  /**
   * The {@code *.yaml}, {@code *.yml} and {@code *.json} files, sorted by name in each folder.
   * Hidden folders and links to folders are left out: a mounted ConfigMap has both.
   */
  private static Stream<SourceFile> below(Path folder, String name) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList().stream().flatMap(child -> child(child, name));
    } catch (IOException e) {
      return Stream.of(new SourceFile(folder, name, Optional.of(e)));
    }
  }

  private static Stream<SourceFile> child(Path child, String folder) {
    String last = child.getFileName().toString();
    String name = Path.of(folder).resolve(last).toString();
    if (Files.isDirectory(child)) {
      boolean link = Files.isSymbolicLink(child);
      return link || last.startsWith(".") ? Stream.empty() : below(child, name);
    }
    boolean known = last.endsWith(".yaml") || last.endsWith(".yml") || last.endsWith(".json");
    return known ? Stream.of(new SourceFile(child, name, Optional.empty())) : Stream.empty();
  }
}
