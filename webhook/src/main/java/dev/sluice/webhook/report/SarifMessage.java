package dev.sluice.webhook.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A text as SARIF's message (SARIF 2.1.0, 3.11) that means exactly this text. */
final class SarifMessage {
  private SarifMessage() {}

  /** With braces doubled, which otherwise hold a place, and without what would be a link. */
  static ObjectNode of(String text) {
    String literal = text.replace("{", "{{").replace("}", "}}").replace("](", "] (");
    return JsonNodeFactory.instance.objectNode().put("text", literal);
  }
}
