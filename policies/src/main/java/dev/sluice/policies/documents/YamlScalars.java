package dev.sluice.policies.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Scalars by their tag or, without one, by how they look. */
final class YamlScalars {
  private YamlScalars() {}

  static JsonNode value(ScalarNode node, Position at) {
    JsonNode value = byTag(node, at);
    if (value.isDouble() && !Double.isFinite(value.doubleValue())) {
      throw new Unreadable(
          at, "JSON has no infinity and no NaN; write a number, or quote the text");
    }
    if (value.isTextual() && Surrogates.anyLone(value.textValue())) {
      throw new Unreadable(at, "an escape names half a surrogate pair; write the character itself");
    }
    return value;
  }

  static void expectTag(Node node, Tag expected, Position at) {
    if (!node.getTag().equals(expected)) {
      throw unknown(node.getTag(), at);
    }
  }

  private static JsonNode byTag(ScalarNode node, Position at) {
    Tag tag = node.getTag();
    if (tag.equals(Tag.STR) || tag.equals(Tag.MERGE)) {
      return TextNode.valueOf(node.getValue());
    }
    return tag.equals(Tag.BINARY) ? binary(node.getValue(), at) : resolved(node, at);
  }

  private static JsonNode resolved(ScalarNode node, Position at) {
    Tag tag = node.getTag();
    JsonNode value = ScalarResolver.resolve(node.getValue());
    if (tag.equals(PlainTags.PLAIN)) {
      return value;
    }
    if (tag.equals(Tag.FLOAT) && value.isNumber()) {
      return DoubleNode.valueOf(value.doubleValue());
    }
    if (fits(tag, value, at)) {
      return value;
    }
    throw new Unreadable(
        at,
        "%s is not what its tag %s says; correct one of the two"
            .formatted(Problems.quote(node.getValue()), name(tag)));
  }

  private static boolean fits(Tag tag, JsonNode value, Position at) {
    if (tag.equals(Tag.INT)) {
      return value.isIntegralNumber();
    }
    if (tag.equals(Tag.BOOL)) {
      return value.isBoolean();
    }
    if (tag.equals(Tag.NULL)) {
      return value.isNull();
    }
    if (tag.equals(Tag.FLOAT)) {
      return false;
    }
    throw unknown(tag, at);
  }

  /** The decoded bytes as UTF-8 text, which is how go-yaml hands them on. */
  private static JsonNode binary(String value, Position at) {
    String digits = value.replaceAll("[\r\n]", "");
    try {
      byte[] bytes = Base64.getDecoder().decode(digits);
      if (digits.length() % 4 == 0) {
        return TextNode.valueOf(new String(bytes, StandardCharsets.UTF_8));
      }
    } catch (IllegalArgumentException e) {
      // Refused below, as are digits without their padding.
    }
    throw new Unreadable(at, "not valid Base64 after !!binary; encode it again");
  }

  private static Unreadable unknown(Tag tag, Position at) {
    return new Unreadable(
        at, "the tag %s has no meaning in Kubernetes; remove it".formatted(name(tag)));
  }

  private static String name(Tag tag) {
    String tagName = tag.getValue();
    return Problems.quote(
        tagName.startsWith(Tag.PREFIX) ? "!!" + tagName.substring(Tag.PREFIX.length()) : tagName);
  }
}
