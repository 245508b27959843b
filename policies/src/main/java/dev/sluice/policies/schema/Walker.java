package dev.sluice.policies.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Quantity;
import dev.sluice.policies.kubernetes.Steps;
import java.util.Map;
import java.util.Set;

/**
 * Compares a tree with a schema as the API server does: what it validates by the schema of a kind,
 * nulls being dropped before, and what it decodes into its own types. For one walk.
 */
final class Walker {
  private static final Set<String> OF_EVERY_OBJECT = Set.of("apiVersion", "kind");
  private static final String METADATA = "metadata";
  private static final String STATUS = "status";

  private final Trail trail;
  private final Steps steps;
  private final StructuralFindings found;

  Walker(FieldPath start, Steps steps, StructuralFindings found) {
    this.trail = new Trail(start);
    this.steps = steps;
    this.found = found;
  }

  /** Walks a whole resource, whose status the API server takes from nobody who writes it. */
  void resource(Schema schema, JsonNode resource) {
    object(schema, resource, true, true);
  }

  /** Walks a value; one with metadata may say what it is, and have a status. */
  void value(Schema schema, JsonNode value) {
    if (value.isObject() && schema.property(METADATA) != null) {
      object(schema, value, true, true);
    } else {
      part(schema, value);
    }
  }

  private void part(Schema schema, JsonNode value) {
    steps.take();
    if (!fits(schema, value)) {
      found.type(schema, value, trail);
      return;
    }
    if (value instanceof ObjectNode && schema.type() == SchemaType.OBJECT) {
      object(schema, value, schema.isEmbedded(), false);
    } else if (value instanceof ArrayNode && schema.type() == SchemaType.LIST) {
      list(schema, value);
    } else if (!(value instanceof IntNode) && schema.type().isNumber()) {
      number(schema, value);
    }
    if (schema.isConstrained()) {
      schema.constraints().check(value, schema, trail, steps, found);
    }
  }

  /** Asked so often, of so many classes of nodes, that the classes are compared. */
  private static boolean fits(Schema schema, JsonNode value) {
    return switch (schema.type()) {
      case ANYTHING -> true;
      case OBJECT -> value instanceof ObjectNode;
      case LIST -> value instanceof ArrayNode;
      case STRING -> value instanceof TextNode;
      case BOOLEAN -> value instanceof BooleanNode;
      case INTEGER -> Integral.isNumber(schema, value);
      case NUMBER -> value.isNumber();
      case INTEGER_OR_STRING -> value instanceof TextNode || Integral.isNumber(schema, value);
      case QUANTITY -> value instanceof TextNode || value.isNumber();
    };
  }

  private void number(Schema schema, JsonNode value) {
    if (schema.type() == SchemaType.QUANTITY) {
      if (!isQuantity(value)) {
        found.quantity(value, trail);
      }
    } else if (value.isNumber() && !Integral.fits(schema, value)) {
      found.width(schema, value, trail);
    }
  }

  private static boolean isQuantity(JsonNode value) {
    return Quantity.isQuantity(value.asText().strip());
  }

  /** An object; {@code whole}: it is one with apiVersion, kind and metadata. */
  private void object(Schema schema, JsonNode object, boolean whole, boolean withoutStatus) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = field.getKey();
      JsonNode value = field.getValue();
      if ((value instanceof NullNode && isKnown(schema, name))
          || (whole && OF_EVERY_OBJECT.contains(name))
          || (withoutStatus && name.equals(STATUS))) {
        continue;
      }
      field(schema, name, value, whole);
    }
    if (!schema.required().isEmpty()) {
      required(schema, object);
    }
  }

  private void required(Schema schema, JsonNode object) {
    for (String name : schema.required()) {
      Schema property = schema.property(name);
      boolean filledIn = property != null && property.isDefaulted();
      if (!filledIn && !object.hasNonNull(name)) {
        trail.enterField(name);
        found.required(schema, name, trail);
        trail.leave();
      }
    }
  }

  private static boolean isKnown(Schema object, String name) {
    return name.equals(METADATA) || object.property(name) != null || object.entries() != null;
  }

  private void field(Schema schema, String name, JsonNode value, boolean whole) {
    Schema property =
        whole && name.equals(METADATA) ? Schemas.objectMetadata() : schema.property(name);
    if (property != null && isAnyString(property, value) && !schema.hasNewer()) {
      steps.take();
      return;
    }
    Schema entry = property == null ? schema.entries() : null;
    if (property != null) {
      trail.enterField(name);
      if (!schema.hasNewer() || found.isKnown(schema, name)) {
        part(property, value);
      } else {
        found.newer(schema, name, value, trail);
      }
      trail.leave();
    } else if (entry != null) {
      trail.enterKey(name);
      part(entry, value);
      trail.leave();
    } else if (!schema.keepsUnknown()) {
      trail.enterField(name);
      found.unknown(schema, name, value, trail);
      trail.leave();
    }
  }

  /** Whether nothing is asked of a value but to be a string, which it is: most are. */
  private static boolean isAnyString(Schema schema, JsonNode value) {
    return schema.isAnyString() && value instanceof TextNode;
  }

  private void list(Schema schema, JsonNode list) {
    Schema elements = schema.elements();
    if (elements == null) {
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      JsonNode element = list.path(i);
      if (isAnyString(elements, element)) {
        steps.take();
      } else if (!element.isNull() || !elements.isNullable()) {
        trail.enterElement(i);
        part(elements, element);
        trail.leave();
      }
    }
  }
}
