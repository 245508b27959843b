package dev.sluice.webhook.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Judge;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.ObjectIdentity;
import java.util.Optional;

/**
 * A document and what applying it sends.
 *
 * @param document as it is in its file
 * @param object the object that would be stored
 * @param deployed the object that it updates; empty where it is new
 * @param updates where that is from
 */
record Applied(Document document, JsonNode object, Optional<JsonNode> deployed, Updates updates) {

  /** A document as something new. */
  static Applied asNew(Document document) {
    return new Applied(document, document.tree(), Optional.empty(), Updates.NOTHING);
  }

  /**
   * As an update if the state holds the object, in the version that the document is in; as new
   * where it does not, or nothing is known of the kind.
   */
  static Applied toState(Document document, Judge judge) {
    JsonNode tree = document.tree();
    ObjectIdentity id = ObjectIdentity.of(tree);
    if (id.name().isEmpty() || judge.profile(tree).isEmpty()) {
      return asNew(document);
    }
    return judge
        .deployed(id)
        .filter(deployed -> deployed.path("apiVersion").equals(tree.path("apiVersion")))
        .map(old -> new Applied(document, Apply.onto(old, tree), Optional.of(old), Updates.STATE))
        .orElseGet(() -> asNew(document));
  }

  /** The same, or as an update of itself where the document is what a server stored. */
  static Applied toStateOrItself(Document document, Judge judge) {
    Applied applied = toState(document, judge);
    JsonNode tree = document.tree();
    boolean itself =
        applied.updates() == Updates.NOTHING
            && !ObjectIdentity.of(tree).name().isEmpty()
            && judge.profile(tree).isPresent()
            && Apply.isDeployed(tree);
    return itself ? new Applied(document, tree, Optional.of(tree), Updates.ITSELF) : applied;
  }

  /** The document with the object that would be stored. */
  Document asStored() {
    return document.with(object);
  }

  /** The same with another object. */
  Applied with(JsonNode changed) {
    return new Applied(document, changed, deployed, updates);
  }

  AdmissionRequest request(KindProfile profile) {
    return Requests.of(document, profile, object, deployed);
  }
}
