package dev.sluice.webhook.source;

import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.policy.PolicyDocuments;
import dev.sluice.policies.rule.RuleBook;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Policies and exemptions read from a folder, or from a single file. */
public final class PolicyFolder {
  /**
   * @param policies the built-in policy and every document without an error
   * @param errors every problem as {@code file:line:column: problem}; none means all were read
   */
  public record Loaded(Policies policies, List<String> errors) {}

  private static final String NO_NAME =
      "--policies: the name is empty; name a folder, or leave the flag out";

  private PolicyFolder() {}

  /** The folder that a flag names; the built-in policy alone where it names none. */
  public static Loaded load(Optional<Path> folder, Surroundings surroundings, RuleBook book) {
    return folder
        .map(
            path ->
                path.toString().isEmpty()
                    ? new Loaded(Policies.builtInOnly(book.catalogue()), List.of(NO_NAME))
                    : load(
                        SourceFile.at(surroundings.directory().resolve(path), path.toString()),
                        book))
        .orElseGet(() -> new Loaded(Policies.builtInOnly(book.catalogue()), List.of()));
  }

  private static Loaded load(List<SourceFile> found, RuleBook book) {
    List<Documents> files = found.stream().map(SourceFile::read).toList();
    PolicyDocuments.Loaded loaded =
        PolicyDocuments.load(
            files.stream()
                .flatMap(file -> file.documents().stream())
                .flatMap(Lists::expand)
                .toList(),
            book);
    List<DocumentError> unreadable =
        files.stream().flatMap(file -> file.errors().stream()).toList();
    return new Loaded(loaded.policies(), inOrder(unreadable, loaded.errors()));
  }

  /** Of each file by its lines, whichever of the two found it. */
  private static List<String> inOrder(List<DocumentError> some, List<DocumentError> others) {
    return Stream.concat(some.stream(), others.stream())
        .sorted(Comparator.comparing(DocumentError::source).thenComparing(DocumentError.IN_ORDER))
        .map(Location::line)
        .toList();
  }
}
