package dev.sluice.webhook.source;

import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kind.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a person names to be checked: files, folders, and {@code -} for standard input. */
public final class Inputs {
  /** The name of standard input, as an argument and in reports. */
  static final String STANDARD_INPUT = "-";

  private static final String OUT_OF_MEMORY =
      "out of memory, so that nothing from here on was judged; give more, such as"
          + " SLUICE_JAVA_OPTS=-Xmx4g, or check fewer files at once";

  private final Surroundings surroundings;
  private final Kinds kinds;
  private final Set<Path> seen = new HashSet<>();
  private final List<SourceFile> files = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();
  private final List<Documents> documents = new ArrayList<>();
  private final Set<LeftOut> leftOut = new LinkedHashSet<>();
  private final List<String> emptyFolders = new ArrayList<>();

  /** Something to read, by its name as given. */
  private record Reading(String name, Function<Screening, Screening.Screened> how) {}

  private Inputs(Surroundings surroundings, Kinds kinds) {
    this.surroundings = surroundings;
    this.kinds = kinds;
  }

  /**
   * Reads everything in the order given, each file once, under the names as given.
   *
   * @param kinds those that are judged, by which files of others are told
   */
  public static Inputs read(List<String> named, Surroundings surroundings, Kinds kinds) {
    Inputs inputs = find(named, surroundings, kinds);
    inputs.each(inputs.documents::add);
    return inputs;
  }

  /** The same without reading them yet. */
  public static Inputs find(List<String> named, Surroundings surroundings, Kinds kinds) {
    Inputs inputs = new Inputs(surroundings, kinds);
    named.stream().distinct().forEach(inputs::add);
    return inputs;
  }

  /** How many files there are. */
  public int size() {
    return readings.size();
  }

  /** Reads one after another; none is kept here, and each can be read again. */
  public void each(Consumer<Documents> read) {
    Screening screening =
        new Screening(
            new OwnKinds(kinds), new Charts(surroundings.directory()), new Kustomizations(files));
    for (Reading reading : readings) {
      try {
        Screening.Screened screened = reading.how().apply(screening);
        screened.leftOut().ifPresent(leftOut::add);
        read.accept(screened.documents());
      } catch (OutOfMemoryError _) {
        endAt(reading.name(), read);
        break;
      }
    }
  }

  /** Keeps what was read but for its end, so that there is memory to judge it. */
  private void endAt(String name, Consumer<Documents> read) {
    int kept = documents.size() - documents.size() / 8;
    String first = kept < documents.size() ? source(documents.get(kept)).orElse(name) : name;
    documents.subList(kept, documents.size()).clear();
    read.accept(SourceText.error(first, OUT_OF_MEMORY));
  }

  private static Optional<String> source(Documents read) {
    return Stream.concat(
            read.documents().stream().map(Document::source),
            read.errors().stream().map(DocumentError::source))
        .findFirst();
  }

  /** What was read, and what could not be. */
  public List<Documents> documents() {
    return List.copyOf(documents);
  }

  /** The files that hold no resource as it would be applied. */
  public List<LeftOut> leftOut() {
    return List.copyOf(leftOut);
  }

  /** The first folder that was named and holds no file to check. */
  public Optional<String> emptyFolder() {
    return emptyFolders.stream().findFirst();
  }

  private void add(String name) {
    if (name.isEmpty()) {
      add(SourceText.error("\"\"", "the name is empty; is a variable not set?"));
    } else if (name.equals(STANDARD_INPUT)) {
      List<Screening.Screened> once = new ArrayList<>();
      readings.add(
          new Reading(
              name,
              _ -> {
                if (once.isEmpty()) {
                  once.add(Screening.Screened.of(standardInput()));
                }
                return once.getFirst();
              }));
    } else {
      path(name);
    }
  }

  private void add(Documents read) {
    readings.add(new Reading("", _ -> Screening.Screened.of(read)));
  }

  private void path(String name) {
    try {
      Path path = surroundings.directory().resolve(name);
      boolean swept = Files.isDirectory(path);
      List<SourceFile> found = SourceFile.at(path, name);
      if (found.isEmpty()) {
        emptyFolders.add(name);
      }
      found.stream()
          .filter(file -> seen.add(file.path().toAbsolutePath().normalize()))
          .forEach(file -> file(file, swept));
    } catch (InvalidPathException e) {
      add(SourceText.error(name, "it is not a path: " + e.getReason()));
    }
  }

  /** Which files are parts of others is only known when all were found. */
  private void file(SourceFile file, boolean swept) {
    files.add(file);
    readings.add(new Reading(file.name(), screening -> screening.read(file, swept)));
  }

  /** Nothing at all is an error: what should have written to the pipe has probably failed. */
  private Documents standardInput() {
    try {
      Documents read = SourceText.read(surroundings.input(), STANDARD_INPUT);
      return read.documents().isEmpty() && read.errors().isEmpty()
          ? SourceText.error(
              STANDARD_INPUT, "it holds no document; look at the command before the pipe")
          : read;
    } catch (IOException e) {
      return SourceText.unreadable(STANDARD_INPUT, e);
    }
  }
}
