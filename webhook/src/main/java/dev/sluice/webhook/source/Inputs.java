package dev.sluice.webhook.source;

import dev.sluice.policies.documents.Documents;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a person names to be checked: files, folders, and {@code -} for standard input. */
public final class Inputs {
  /** The name of standard input, as an argument and in reports. */
  static final String STANDARD_INPUT = "-";

  private final Surroundings surroundings;
  private final Set<Path> seen = new HashSet<>();
  private final List<Documents> documents = new ArrayList<>();
  private final List<String> emptyFolders = new ArrayList<>();

  private Inputs(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Reads everything in the order given, each file once, under the names as given. */
  public static Inputs read(List<String> named, Surroundings surroundings) {
    Inputs inputs = new Inputs(surroundings);
    named.stream().distinct().forEach(inputs::add);
    return inputs;
  }

  /** What was read, and what could not be. */
  public List<Documents> documents() {
    return List.copyOf(documents);
  }

  /** The first folder that was named and holds no file to check. */
  public Optional<String> emptyFolder() {
    return emptyFolders.stream().findFirst();
  }

  private void add(String name) {
    if (name.isEmpty()) {
      documents.add(SourceText.error("\"\"", 1, 1, "the name is empty; is a variable not set?"));
    } else if (name.equals(STANDARD_INPUT)) {
      documents.add(standardInput());
    } else {
      path(name);
    }
  }

  private void path(String name) {
    try {
      List<SourceFile> files = SourceFile.at(surroundings.directory().resolve(name), name);
      if (files.isEmpty()) {
        emptyFolders.add(name);
      }
      files.stream()
          .filter(file -> seen.add(file.path().toAbsolutePath().normalize()))
          .forEach(file -> documents.add(file.read()));
    } catch (InvalidPathException e) {
      documents.add(SourceText.error(name, 1, 1, "it is no path here: " + e.getReason()));
    }
  }

  /** Nothing at all is an error: what should have written to the pipe has probably failed. */
  private Documents standardInput() {
    try {
      Documents read = SourceText.read(surroundings.input(), STANDARD_INPUT);
      return read.documents().isEmpty() && read.errors().isEmpty()
          ? SourceText.error(
              STANDARD_INPUT, 1, 1, "it holds no document; look at the command before the pipe")
          : read;
    } catch (IOException e) {
      return SourceText.unreadable(STANDARD_INPUT, e);
    }
  }
}
