package dev.sluice.webhook.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.ObjectIdentity;
import dev.sluice.policies.state.KnownObjects;
import dev.sluice.policies.state.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands in a cluster, read from a folder of its objects, or from a single file. */
public final class StateFolder {
  /**
   * @param state the objects; nothing is known where no folder is named
   * @param errors every problem as {@code file:line:column: problem}; none means all were read
   * @param directory what names of files are relative to
   * @param files the files that were read
   */
  public record Loaded(State state, List<String> errors, Path directory, Set<Path> files) {
    private static Loaded nothing(Surroundings surroundings, String... errors) {
      return new Loaded(State.NONE, List.of(errors), surroundings.directory(), Set.of());
    }

    /** Whether a document is one of the state itself, so that it updates nothing. */
    public boolean holds(Document document) {
      return files.contains(directory.resolve(document.source()).normalize());
    }
  }

  private final Map<ObjectIdentity, Document> objects = new HashMap<>();
  private final List<JsonNode> trees = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();

  private StateFolder() {}

  /** The folder that a flag names; nothing known where it names none. */
  public static Loaded load(Optional<Path> folder, Surroundings surroundings) {
    if (folder.isEmpty()) {
      return Loaded.nothing(surroundings);
    }
    if (folder.get().toString().isEmpty()) {
      return Loaded.nothing(
          surroundings, "--state: the name is empty; name a folder, or leave the flag out");
    }
    StateFolder read = new StateFolder();
    Path path = surroundings.directory().resolve(folder.get());
    List<SourceFile> files = SourceFile.at(path, folder.get().toString());
    files.forEach(file -> read.add(file.read()));
    return new Loaded(
        new KnownObjects(read.trees),
        List.copyOf(read.errors),
        surroundings.directory(),
        files.stream().map(file -> file.path().normalize()).collect(Collectors.toSet()));
  }

  private void add(Documents file) {
    file.errors().forEach(error -> errors.add(Location.line(error)));
    file.documents().stream().flatMap(Lists::expand).forEach(this::add);
  }

  private void add(Document document) {
    ObjectIdentity id = ObjectIdentity.of(document.tree());
    if (id.kind().isEmpty() || id.name().isEmpty()) {
      errors.add(
          at(document) + ": kind or metadata.name is missing; an object of a cluster has both");
      return;
    }
    Document earlier = objects.putIfAbsent(id, document);
    if (earlier == null) {
      trees.add(document.tree());
    } else {
      errors.add(
          at(document) + ": " + id.kind() + " " + id.name() + " is in " + at(earlier) + " too");
    }
  }

  private static String at(Document document) {
    return Location.of(document.source(), document.positions().nearest(FieldPath.ROOT));
  }
}
