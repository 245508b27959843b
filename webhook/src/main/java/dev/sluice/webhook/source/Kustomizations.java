package dev.sluice.webhook.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.Document;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What files of Kustomize take for parts of resources: patches, and folders with components. */
final class Kustomizations {
  private static final List<String> NAMES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  /** Files and folders of parts, each with the folder of the file that lists it. */
  private final Map<Path, Path> parts = new HashMap<>();

  /**
   * @param files all that is checked, in whose folders files of Kustomize are looked for
   */
  Kustomizations(List<SourceFile> files) {
    files.stream().map(Folder::of).distinct().forEach(this::read);
  }

  /** A folder, where it is and what reports call it. */
  private record Folder(Path path, Path name) {
    static Folder of(SourceFile file) {
      return new Folder(
          absolute(file.path()).resolveSibling(""), Path.of(file.name()).resolveSibling(""));
    }
  }

  /** The folder whose build takes in a file as a part, as given. */
  Optional<Path> of(Path file) {
    for (Path at = absolute(file); at != null; at = at.getParent()) {
      Path builder = parts.get(at);
      if (builder != null) {
        return Optional.of(builder);
      }
    }
    return Optional.empty();
  }

  private void read(Folder folder) {
    for (String name : NAMES) {
      Path file = folder.path().resolve(name);
      if (Files.isRegularFile(file)) {
        documents(file).forEach(document -> add(document.tree(), folder));
      }
    }
  }

  private static List<Document> documents(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return SourceText.read(in, file.toString()).documents();
    } catch (IOException _) {
      return List.of(); // told where the file itself is checked
    }
  }

  private void add(JsonNode kustomization, Folder folder) {
    Stream.of("patches", "patchesStrategicMerge", "patchesJson6902", "components")
        .flatMap(list -> kustomization.path(list).valueStream())
        .map(entry -> entry.isTextual() ? entry : entry.path("path"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .filter(part -> !part.isEmpty() && !part.contains("\n"))
        .forEach(part -> add(part, folder));
  }

  private void add(String part, Folder folder) {
    try {
      Path path = folder.path().resolve(part).normalize();
      if (!folder.path().startsWith(path)) {
        parts.putIfAbsent(path, folder.name());
      }
    } catch (InvalidPathException _) {
      // a patch written in place, or the address of a component elsewhere
    }
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
