package dev.sluice.policies.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.kubernetes.FieldPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An object or map of which something is new. Below what was not touched it is the part that it was
 * made from. Only a renderer changes it, before anyone else sees it.
 */
public final class ObjectPart extends Part {
  private final ObjectNode node = JsonNodeFactory.instance.objectNode();
  private final Map<String, Part> own = new HashMap<>(4);
  private final Part base;
  private final Origin origin;

  private ObjectPart(Part base, Origin origin) {
    this.base = base;
    this.origin = origin;
    if (base.node() instanceof ObjectNode object) {
      node.setAll(object);
    }
  }

  /** A copy of the top of an object; an empty one where it is none. */
  public static ObjectPart of(Part base) {
    return base instanceof ObjectPart made ? made : new ObjectPart(base, base.origin());
  }

  /** An object that a system adds, still empty. */
  public static ObjectPart empty(Origin.Added origin) {
    return new ObjectPart(Part.nothing(origin), origin);
  }

  /** The same, seen from a layer that is laid over it. */
  public static ObjectPart under(Part layer, Part base) {
    return new ObjectPart(base, layer.origin());
  }

  @Override
  public JsonNode node() {
    return node;
  }

  @Override
  public Origin origin() {
    return origin;
  }

  @Override
  public Part get(String field) {
    Part part = own.get(field);
    if (part != null) {
      return part;
    }
    return node.has(field) ? base.get(field) : absent(field);
  }

  @Override
  public Part entry(String key) {
    Part part = own.get(key);
    if (part != null) {
      return part;
    }
    return node.has(key) ? base.entry(key) : absent(key);
  }

  /** What is missing is to be added where the last layer was written. */
  private Part absent(String field) {
    return Part.nothing(
        origin instanceof Origin.Written(FieldPath at)
            ? new Origin.Written(at.field(field))
            : origin);
  }

  @Override
  public List<Part> elements() {
    return List.of();
  }

  /** Sets a field, also in the place of another. */
  public void set(String field, Part part) {
    own.put(field, part);
    node.set(field, part.node());
  }

  /** Removes a field. */
  public void remove(String field) {
    own.remove(field);
    node.remove(field);
  }

  /** The field as an object that can be changed; made by {@code origin} where there is none. */
  public ObjectPart object(String field, Origin.Added origin) {
    Part there = get(field);
    if (there instanceof ObjectPart object) {
      return object;
    }
    ObjectPart object = there.node().isObject() ? of(there) : empty(origin);
    set(field, object);
    return object;
  }

  /** The field as a list that can be changed; made by {@code origin} where there is none. */
  public ListPart list(String field, Origin.Added origin) {
    Part there = get(field);
    if (there instanceof ListPart list) {
      return list;
    }
    ListPart list = there.node().isArray() ? ListPart.of(there) : ListPart.empty(origin);
    set(field, list);
    return list;
  }
}
