package dev.sluice.webhook.source;

import dev.sluice.policies.documents.Documents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
        ? below(path, name)
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
   * Hidden folders and links to folders are left out: a mounted ConfigMap has both; and so is
   * whatever is no file, such as a named pipe, which may never end.
   */
  private static List<SourceFile> below(Path folder, String name) {
    List<SourceFile> files = new ArrayList<>();
    Deque<SourceFile> open = new ArrayDeque<>(children(folder, name).reversed());
    while (!open.isEmpty()) {
      SourceFile next = open.removeLast();
      if (next.problem.isEmpty() && Files.isDirectory(next.path)) {
        open.addAll(children(next.path, next.name).reversed());
      } else {
        files.add(next);
      }
    }
    return files;
  }

  /** The files and folders in a folder, or the folder itself where they cannot be listed. */
  private static List<SourceFile> children(Path folder, String name) {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .sorted()
          .filter(SourceFile::isLookedInto)
          .map(child -> new SourceFile(child, name(child, name), Optional.empty()))
          .toList();
    } catch (IOException e) {
      return List.of(new SourceFile(folder, name, Optional.of(e)));
    } catch (UncheckedIOException e) { // while they are listed
      return List.of(new SourceFile(folder, name, Optional.ofNullable(e.getCause())));
    }
  }

  private static String name(Path child, String folder) {
    return Path.of(folder).resolve(child.getFileName().toString()).toString();
  }

  private static boolean isLookedInto(Path child) {
    String last = child.getFileName().toString();
    if (Files.isDirectory(child)) {
      return !Files.isSymbolicLink(child) && !last.startsWith(".");
    }
    boolean known = last.endsWith(".yaml") || last.endsWith(".yml") || last.endsWith(".json");
    return known && (Files.isRegularFile(child) || !Files.exists(child));
  }
}
