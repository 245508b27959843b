package dev.sluice.webhook;

import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person names to be checked: files, folders, and {@code -} for standard input. */
final class Inputs {
  /** The name of standard input, as an argument and in reports. */
  static final String STANDARD_INPUT = "-";

  private final Surroundings surroundings;
  private final Map<Path, Documents> read = new LinkedHashMap<>();
  private final List<String> emptyFolders = new ArrayList<>();

  private Inputs(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Reads everything in the order given, each file once, under the names as given. */
  static Inputs read(List<String> named, Surroundings surroundings) {
    Inputs inputs = new Inputs(surroundings);
    named.forEach(inputs::add);
    return inputs;
  }

  /** What was read, and what could not be. */
  List<Documents> documents() {
    return List.copyOf(read.values());
  }

  /** The first folder that was named and holds no file to check. */
  Optional<String> emptyFolder() {
    return emptyFolders.stream().findFirst();
  }

  private void add(String name) {
    try {
      Path path = surroundings.directory().resolve(name);
      if (name.equals(STANDARD_INPUT)) {
        read.computeIfAbsent(path, _ -> standardInput());
      } else if (Files.isDirectory(path)) {
        folder(path, name);
      } else {
        file(path, name);
      }
    } catch (InvalidPathException e) {
      String problem = "is no path on this system: " + e.getReason();
      read.put(Path.of("#" + read.size()), YamlFiles.error(name, 1, 1, problem));
    }
  }

  private void folder(Path folder, String name) {
    try {
      List<Path> files = YamlFiles.below(folder);
      files.forEach(file -> file(file, Path.of(name).resolve(folder.relativize(file)).toString()));
      if (files.isEmpty()) {
        emptyFolders.add(name);
      }
    } catch (IOException e) {
      read.put(folder, YamlFiles.unreadable(name, e));
    }
  }

  private void file(Path file, String name) {
    read.computeIfAbsent(file.toAbsolutePath().normalize(), _ -> YamlFiles.read(file, name));
  }

  private Documents standardInput() {
    try {
      Documents documents = YamlFiles.read(surroundings.input(), STANDARD_INPUT);
      return documents.documents().isEmpty() && documents.errors().isEmpty()
          ? nothingCame()
          : documents;
    } catch (IOException e) {
      return YamlFiles.unreadable(STANDARD_INPUT, e);
    }
  }

  /** An error: what should have written to us has probably failed, and nothing was checked. */
  private static Documents nothingCame() {
    String problem = "standard input holds no document; look at the command before the pipe";
    return new Documents(List.of(), List.of(new DocumentError(STANDARD_INPUT, 1, 1, problem)));
  }
}
