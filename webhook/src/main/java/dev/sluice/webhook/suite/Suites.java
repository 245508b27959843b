package dev.sluice.webhook.suite;

import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.documents.Position;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.policy.PolicyDocuments;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.policies.suite.PolicyCase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs the cases that lie beside policies. A case is judged by the policies in its own folder and
 * in the folders that hold that one, or by those that it has itself.
 */
public final class Suites {
  private final RuleBook book;
  private final Map<Optional<Path>, List<Document>> policies = new LinkedHashMap<>();
  private final Map<Optional<Path>, PolicyDocuments.Loaded> loaded = new LinkedHashMap<>();

  private Suites(RuleBook book) {
    this.book = book;
  }

  /** The results, a suite for each file with cases or with errors, in the order of the files. */
  public static List<SuiteResult> run(List<Documents> files, RuleBook book) {
    Suites suites = new Suites(book);
    for (Documents file : files) {
      file.documents().stream()
          .filter(document -> !PolicyCase.isOne(document.tree()))
          .forEach(
              policy ->
                  suites
                      .policies
                      .computeIfAbsent(folder(policy.source()), _ -> new ArrayList<>())
                      .add(policy));
    }
    return files.stream()
        .map(suites::run)
        .filter(suite -> !suite.cases().isEmpty() || !suite.errors().isEmpty())
        .toList();
  }

  private static Optional<Path> folder(String file) {
    return Optional.ofNullable(Path.of(file).getParent());
  }

  private SuiteResult run(Documents file) {
    List<DocumentError> errors = new ArrayList<>(file.errors());
    List<CaseResult> cases = new ArrayList<>();
    for (Document document : file.documents()) {
      if (PolicyCase.isOne(document.tree())) {
        run(document, errors).ifPresent(cases::add);
      }
    }
    String name =
        Stream.concat(
                file.documents().stream().map(Document::source),
                file.errors().stream().map(DocumentError::source))
            .findFirst()
            .orElse("");
    errors.addAll(errorsOfPolicies(file, name));
    errors.sort(DocumentError.IN_ORDER);
    return new SuiteResult(name, List.copyOf(cases), List.copyOf(errors));
  }

  /** Of those in the file, whichever case they are for. */
  private List<DocumentError> errorsOfPolicies(Documents file, String name) {
    return file.documents().isEmpty()
        ? List.of()
        : beside(folder(name)).errors().stream().filter(e -> e.source().equals(name)).toList();
  }

  private Optional<CaseResult> run(Document document, List<DocumentError> errors) {
    PolicyCase one = new PolicyCase(document.tree());
    List<DocumentError> wrong =
        new ArrayList<>(one.flaws().stream().map(flaw -> error(document, flaw)).toList());
    PolicyDocuments.Loaded inForce = beside(folder(document.source()));
    if (wrong.isEmpty() && one.policies().isPresent()) {
      inForce = PolicyDocuments.load(own(document), book);
      wrong.addAll(inForce.errors());
    }
    errors.addAll(wrong);
    return wrong.isEmpty()
        ? Optional.of(
            new CaseResult(one.name(), document.line(), one.differences(book, inForce.policies())))
        : Optional.empty();
  }

  /** The policies that a case has itself, at the places where they are written. */
  private static List<Document> own(Document document) {
    FieldPath at = FieldPath.of("/policies");
    List<Document> own = new ArrayList<>();
    for (int i = 0; i < document.tree().path("policies").size(); i++) {
      own.add(
          new Document(
              document.source(),
              document.number(),
              document.line(),
              document.tree().path("policies").get(i),
              document.positions().below(at.index(i))));
    }
    return own;
  }

  private PolicyDocuments.Loaded beside(Optional<Path> folder) {
    return loaded.computeIfAbsent(folder, this::load);
  }

  private PolicyDocuments.Loaded load(Optional<Path> folder) {
    List<Document> all = new ArrayList<>();
    policies.forEach(
        (of, documents) -> {
          boolean holds =
              of.isEmpty() || folder.filter(below -> below.startsWith(of.get())).isPresent();
          if (holds) {
            all.addAll(documents);
          }
        });
    return PolicyDocuments.load(all, book);
  }

  private static DocumentError error(Document document, PolicyCase.Flaw flaw) {
    Position at = document.positions().nearest(flaw.at());
    return new DocumentError(
        document.source(), at.line(), at.column(), flaw.at() + ": " + flaw.problem());
  }
}
