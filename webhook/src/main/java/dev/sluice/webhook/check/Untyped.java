package dev.sluice.webhook.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.Judge;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Position;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.FieldPath;
import java.util.Optional;

/** Documents that have the form of a resource, but do not say of which kind. */
final class Untyped {
  private Untyped() {}

  /** What is missing, where a document with a name and a spec lacks kind or apiVersion. */
  static Optional<DocumentError> error(Document document, Judge judge) {
    JsonNode tree = document.tree();
    JsonNode metadata = tree.path("metadata");
    boolean named = metadata.path("name").isTextual() || metadata.path("generateName").isTextual();
    if (!named || !tree.path("spec").isObject()) {
      return Optional.empty();
    }
    if (isMissing(tree, "kind")) {
      String both = isMissing(tree, "apiVersion") ? "kind and apiVersion are" : "kind is";
      return Optional.of(error(document, both + " missing, so kubectl refuses it; add what it is"));
    }
    return isMissing(tree, "apiVersion")
        ? Optional.of(
            error(document, "apiVersion is missing, so kubectl refuses it; add " + of(tree, judge)))
        : Optional.empty();
  }

  /** The one that belongs to the kind, where that is known. */
  private static String of(JsonNode tree, Judge judge) {
    return judge
        .nearest(tree)
        .map(KindProfile::name)
        .filter(name -> name.kind().equals(tree.path("kind").asText()))
        .map(name -> "apiVersion: " + name.apiVersion())
        .orElse("the API group and version of the kind");
  }

  private static boolean isMissing(JsonNode tree, String field) {
    return tree.path(field).asText("").isEmpty();
  }

  private static DocumentError error(Document document, String problem) {
    Position at = document.positions().nearest(FieldPath.ROOT);
    return new DocumentError(document.source(), at.line(), at.column(), problem);
  }
}
