package dev.sluice.webhook.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.documents.Positions;
import dev.sluice.policies.kubernetes.ObjectIdentity;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.policy.PolicyDocuments;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.policies.suite.PolicyCase;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Policies and exemptions read from a folder, or from a single file, and from elsewhere. The cases
 * that lie beside them are left out: {@code sluice test} runs those.
 */
public final class PolicyFolder {
  /**
   * @param policies the built-in policy and every document without an error
   * @param errors every problem as {@code file:line:column: problem}; none means all were read
   */
  public record Loaded(Policies policies, List<String> errors) {}

  private static final String NO_NAME = "the name is empty; name a folder, or leave the flag out";

  private PolicyFolder() {}

  /** The folder that a flag names; the built-in policy alone where it names none. */
  public static Loaded load(Optional<Path> folder, Surroundings surroundings, RuleBook book) {
    return load(folder, List.of(), surroundings, book);
  }

  /**
   * The same with documents that would be added, or replace those of their kinds and names.
   *
   * @param over a folder or file of them
   */
  public static Loaded loadOver(
      Path over,
      Optional<Path> folder,
      List<JsonNode> objects,
      Surroundings surroundings,
      RuleBook book) {
    List<Documents> more = read(over, surroundings);
    Set<ObjectIdentity> replaced =
        more.stream()
            .flatMap(PolicyFolder::policies)
            .map(document -> ObjectIdentity.of(document.tree()))
            .collect(Collectors.toSet());
    List<Documents> files = folder.map(path -> read(path, surroundings)).orElse(List.of());
    return load(
        Stream.concat(files.stream(), more.stream()).toList(),
        Stream.of(
                files.stream().flatMap(PolicyFolder::policies),
                objects.stream().map(PolicyFolder::document))
            .flatMap(all -> all)
            .filter(document -> !replaced.contains(ObjectIdentity.of(document.tree()))),
        more.stream().flatMap(PolicyFolder::policies),
        book);
  }

  /**
   * The same together with objects of a cluster.
   *
   * @param objects policies and exemptions
   */
  public static Loaded load(
      Optional<Path> folder, List<JsonNode> objects, Surroundings surroundings, RuleBook book) {
    List<Documents> files = folder.map(path -> read(path, surroundings)).orElse(List.of());
    return load(
        files,
        files.stream().flatMap(PolicyFolder::policies),
        objects.stream().map(PolicyFolder::document),
        book);
  }

  private static Loaded load(
      List<Documents> files, Stream<Document> some, Stream<Document> others, RuleBook book) {
    PolicyDocuments.Loaded loaded =
        PolicyDocuments.load(Stream.concat(some, others).toList(), book);
    List<DocumentError> unreadable =
        files.stream().flatMap(file -> file.errors().stream()).toList();
    return new Loaded(loaded.policies(), inOrder(unreadable, loaded.errors()));
  }

  private static Stream<Document> policies(Documents file) {
    return file.documents().stream()
        .flatMap(Lists::expand)
        .filter(document -> !PolicyCase.isOne(document.tree()));
  }

  private static List<Documents> read(Path path, Surroundings surroundings) {
    return path.toString().isEmpty()
        ? List.of(new Documents(List.of(), List.of(DocumentError.ofWhole("--policies", NO_NAME))))
        : SourceFile.at(surroundings.directory().resolve(path), path.toString()).stream()
            .map(SourceFile::read)
            .toList();
  }

  /** An object of a cluster, which messages call by its kind and name. */
  private static Document document(JsonNode object) {
    String source = object.path("kind").asText() + " " + object.at("/metadata/name").asText();
    return new Document(source, 1, 0, object, Positions.ofNoText());
  }

  /** Of each file by its lines, whichever of the two found it. */
  private static List<String> inOrder(List<DocumentError> some, List<DocumentError> others) {
    return Stream.concat(some.stream(), others.stream())
        .sorted(Comparator.comparing(DocumentError::source).thenComparing(DocumentError.IN_ORDER))
        .map(Location::line)
        .toList();
  }
}
