package dev.sluice.policies.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Position;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Suggestion;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Catalogue;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.policies.rule.RuleInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads Policy and PolicyExemption documents, and says of a wrong one what is wrong, where, and
 * what to do. Documents of other kinds are errors too: nothing in a policy folder is skipped.
 */
public final class PolicyDocuments {
  private static final String OWN = "sluice.dev/v1alpha1";

  private final RuleBook book;
  private final List<JsonNode> policies = new ArrayList<>();
  private final List<JsonNode> exemptions = new ArrayList<>();
  private final List<DocumentError> errors = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  /**
   * @param policies the policies and exemptions of all documents without an error
   * @param errors every problem, in the order of the documents and of their lines
   */
  public record Loaded(Policies policies, List<DocumentError> errors) {}

  private PolicyDocuments(RuleBook book) {
    this.book = book;
  }

  /** Reads documents about the rules and kinds of a book; the built-in policy is added. */
  public static Loaded load(List<Document> documents, RuleBook book) {
    PolicyDocuments reading = new PolicyDocuments(book);
    documents.forEach(reading::readInOrder);
    Policies policies = Policies.of(book.catalogue(), reading.policies, reading.exemptions);
    documents.forEach(document -> reading.checkReferences(document, policies.catalogue()));
    return new Loaded(policies, List.copyOf(reading.errors));
  }

  /** The problems of one document in the order of its lines. */
  private void readInOrder(Document document) {
    int before = errors.size();
    read(document);
    errors.subList(before, errors.size()).sort(DocumentError.IN_ORDER);
  }

  private void read(Document document) {
    JsonNode tree = document.tree();
    String kind = tree.path("kind").asText("");
    if (!tree.path("apiVersion").asText("").equals(OWN)
        || !(kind.equals("Policy") || kind.equals("PolicyExemption"))) {
      String found =
          new KindName(tree.path("apiVersion").asText("?"), tree.path("kind").asText("?"))
              .toString();
      error(
          document,
          FieldPath.ROOT,
          Quote.line(found)
              + " is neither a Policy nor a PolicyExemption of "
              + OWN
              + "; move it out of the policy folder");
      return;
    }
    int before = errors.size();
    PolicyProblems.of(tree, book)
        .forEach(p -> error(document, p.path(), p.problem() + "; " + p.fix()));
    if (errors.size() == before) {
      if (!names.add(kind + "/" + tree.at("/metadata/name").asText())) {
        error(
            document,
            FieldPath.of("/metadata/name"),
            "a second " + kind + " of that name; rename one of them");
      }
    }
    if (errors.size() == before) {
      (kind.equals("Policy") ? policies : exemptions).add(tree);
    }
  }

  /**
   * Rules of policies that there are not. In a cluster a policy may come and go beside what names
   * its rules, which then are about nothing; in files that is a mistake.
   */
  private void checkReferences(Document document, Catalogue catalogue) {
    if (!document.positions().areKnown()) {
      return;
    }
    for (Value entry : Value.of(document.tree(), FieldPath.ROOT).at("/spec/rules").elements()) {
      Value rule = entry.isObject() ? entry.get("rule") : entry;
      if (PolicyReferences.isOfAPolicy(rule) && catalogue.find(rule.scalar()).isEmpty()) {
        String fix =
            Suggestion.nearest(rule.scalar(), catalogue.all().stream().map(RuleInfo::id).toList())
                .map(near -> "did you mean " + near + "?")
                .orElse("name a policy of these files, and the id of a rule in its custom");
        error(document, rule.path(), "there is no rule " + Quote.value(rule) + "; " + fix);
      }
    }
  }

  private void error(Document document, FieldPath path, String text) {
    Position at = document.positions().nearest(path);
    String where = path.equals(FieldPath.ROOT) ? "" : path + ": ";
    errors.add(new DocumentError(document.source(), at.line(), at.column(), where + text));
  }
}
