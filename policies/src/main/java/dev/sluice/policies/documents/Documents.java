package dev.sluice.policies.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** provisional */
public record Documents(List<Document> documents, List<DocumentError> errors) {
  public static Documents read(String source, String text) {
    List<Document> docs = new ArrayList<>();
    List<DocumentError> errors = new ArrayList<>();
    try (MappingIterator<JsonNode> it =
        new YAMLMapper().readerFor(JsonNode.class).readValues(text)) {
      while (it.hasNext()) {
        JsonNode n = it.next();
        if (n != null && !n.isNull() && !n.isMissingNode()) {
          docs.add(new Document(source, docs.size() + 1, 1, n, new Positions()));
        }
      }
    } catch (IOException | RuntimeException e) {
      errors.add(new DocumentError(source, 1, 1, String.valueOf(e.getMessage())));
    }
    return new Documents(docs, errors);
  }
}
