package dev.sluice.webhook.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.Positions;
import dev.sluice.policies.kubernetes.FieldPath;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Documents of kind List, as {@code kubectl get -o yaml} prints several objects, and of kinds such
 * as FlinkDeploymentList, as the API answers them: kubectl unfolds both.
 */
public final class Lists {
  private static final FieldPath ITEMS = FieldPath.of("/items");
  private static final String LIST = "List";

  private Lists() {}

  /** The document itself, or the items of a List as if each were a document of its own. */
  public static Stream<Document> expand(Document document) {
    JsonNode items = document.tree().path("items");
    boolean list = document.tree().path("kind").asText("").endsWith(LIST) && items.isArray();
    return list
        ? IntStream.range(0, items.size()).boxed().flatMap(i -> expand(item(document, i)))
        : Stream.of(document);
  }

  private static Document item(Document list, int index) {
    Positions positions = list.positions().below(ITEMS.index(index));
    return new Document(
        list.source(),
        list.number(),
        positions.nearest(FieldPath.ROOT).line(),
        typed(list.tree(), list.tree().path("items").path(index)),
        positions);
  }

  /** An item of a list of one kind need not say its own. */
  private static JsonNode typed(JsonNode list, JsonNode item) {
    String kind = list.path("kind").asText("");
    if (kind.equals(LIST) || !(item instanceof ObjectNode object) || item.hasNonNull("kind")) {
      return item;
    }
    ObjectNode typed = object.deepCopy();
    typed.set("apiVersion", list.path("apiVersion"));
    return typed.put("kind", kind.substring(0, kind.length() - LIST.length()));
  }
}
