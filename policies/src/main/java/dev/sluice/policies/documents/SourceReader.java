package dev.sluice.policies.documents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.FieldPath;
import java.util.ArrayList;
import java.util.List;

/** Reads the parts of one source in turn, each as JSON or as YAML, and numbers the documents. */
final class SourceReader {
  private final String source;
  private final String text;
  private final Lines lines;
  private final List<Document> documents = new ArrayList<>();
  private final List<DocumentError> errors = new ArrayList<>();
  private final boolean lenient;
  private Budget budget;
  private int number;

  SourceReader(String source, String text, int maxValues, boolean lenient) {
    this.source = source;
    this.text = text;
    this.lines = new Lines(text);
    this.budget = new Budget(maxValues);
    this.lenient = lenient;
  }

  Documents read() {
    if (lines.codePoints() > Documents.MAX_CODE_POINTS) {
      String problem = "the text has more than 16,777,216 characters; split it";
      return new Documents(List.of(), List.of(new DocumentError(source, 1, 1, problem)));
    }
    for (Part part : Splitter.parts(text, lines)) {
      if (!budget.exhausted()) {
        add(outcome(part));
      }
    }
    return new Documents(documents, errors);
  }

  private void add(Outcome outcome) {
    outcome.values().forEach(this::add);
    if (outcome.failure() != null) {
      number++;
      add(error(outcome.failure()));
    }
    budget = outcome.left();
  }

  /** Where a line is still to be rendered, that is what is wrong, whatever a parser says of it. */
  private DocumentError error(Unreadable failure) {
    int line = failure.position().line();
    boolean template =
        Problems.isTemplate(text.substring(lines.start(line - 1), lines.start(line)));
    return (template ? new Unreadable(failure.position(), Problems.TEMPLATE) : failure).in(source);
  }

  private void add(DocumentError error) {
    if (errors.size() < Documents.MAX_ERRORS) {
      errors.add(error);
    } else if (errors.size() == Documents.MAX_ERRORS) {
      errors.add(
          new DocumentError(
              source,
              error.line(),
              error.column(),
              "more than %d documents cannot be read; correct the others first"
                  .formatted(Documents.MAX_ERRORS)));
    }
  }

  private void add(Value value) {
    number++;
    JsonNode tree = value.tree();
    if (!tree.isNull()) {
      int line = value.positions().nearest(FieldPath.ROOT).line();
      documents.add(new Document(source, number, line, tree, value.positions()));
    }
  }

  private Outcome outcome(Part part) {
    if (source.endsWith(".json")) {
      return JsonDocuments.read(part, budget.copy(), lenient);
    }
    if (!part.looksLikeJson()) {
      return YamlDocuments.read(part, budget.copy(), lenient);
    }
    Outcome json = JsonDocuments.read(part, budget.copy(), lenient);
    return json.complete()
        ? json
        : json.orFurther(YamlDocuments.read(part, budget.copy(), lenient));
  }
}
