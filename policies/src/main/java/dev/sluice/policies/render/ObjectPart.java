package dev.sluice.policies.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Nodes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object or map of which something is new. Below what was not touched it is the part that it was
 * made from. Only a renderer changes it, before anyone else sees it.
 */
public final class ObjectPart extends Part {
  private final Members own = new Members();
  private Set<String> removed = Set.of();
  private final Part base;
  private final Part top;
  private @Nullable JsonNode node;

  /**
   * @param base what it is made from
   * @param top who laid the last layer
   */
  private ObjectPart(Part base, Part top) {
    this.base = base;
    this.top = top;
  }

  /** A copy of the top of an object; an empty one where it is none. */
  public static ObjectPart of(Part base) {
    return base instanceof ObjectPart made ? made : new ObjectPart(base, base);
  }

  /** An object that a system adds, still empty. */
  public static ObjectPart empty(Origin.Added origin) {
    Part nothing = Part.nothing(origin);
    return new ObjectPart(nothing, nothing);
  }

  /** The same, seen from a layer that is laid over it. */
  public static ObjectPart under(Part layer, Part base) {
    return new ObjectPart(base, layer);
  }

  /** Made when it is asked for first, when nothing is changed any more. */
  @Override
  public JsonNode node() {
    JsonNode made = node;
    if (made == null) {
      made = make();
      node = made;
    }
    return made;
  }

  private JsonNode make() {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    if (base.node() instanceof ObjectNode below) {
      object.setAll(below);
    }
    object.remove(removed);
    for (int i = 0; i < own.size(); i++) {
      object.set(own.name(i), own.part(i).node());
    }
    return object;
  }

  @Override
  public JsonNode node(String field) {
    Part part = own.get(field);
    if (part != null) {
      return part.node();
    }
    JsonNode below = removed.contains(field) ? MissingNode.getInstance() : base.node(field);
    return Nodes.isSet(below) ? below : MissingNode.getInstance();
  }

  @Override
  public List<? extends Part> elements(String field) {
    Part part = own.get(field);
    if (part != null) {
      return part.elements();
    }
    return removed.contains(field) ? List.of() : base.elements(field);
  }

  @Override
  public Iterable<String> names() {
    List<String> names = new ArrayList<>();
    for (String name : base.names()) {
      if (!removed.contains(name) || own.get(name) != null) {
        names.add(name);
      }
    }
    for (int i = 0; i < own.size(); i++) {
      if (base.node(own.name(i)).isMissingNode()) {
        names.add(own.name(i));
      }
    }
    return names;
  }

  @Override
  public List<String> ownNames() {
    List<String> names = new ArrayList<>();
    for (String name : base.ownNames()) {
      if (!removed.contains(name) && own.get(name) == null) {
        names.add(name);
      }
    }
    for (int i = 0; i < own.size(); i++) {
      if (own.part(i).isSet() && !own.part(i).isForeign()) {
        names.add(own.name(i));
      }
    }
    return names;
  }

  @Override
  public boolean isObject() {
    return true;
  }

  @Override
  public boolean isList() {
    return false;
  }

  @Override
  public boolean isSet() {
    return true;
  }

  @Override
  public boolean has(String field) {
    Part part = own.get(field);
    return part != null ? part.isSet() : isBelow(field);
  }

  @Override
  public Origin origin() {
    return top.origin();
  }

  @Override
  public boolean isWritten() {
    return top.isWritten();
  }

  @Override
  public Part get(String field) {
    Part part = own.get(field);
    if (part != null) {
      return part;
    }
    return isBelow(field) ? base.get(field) : absent(field);
  }

  /** Whether the part that it was made from has a field, which is still there. */
  private boolean isBelow(String field) {
    return !removed.contains(field) && base.has(field);
  }

  @Override
  public boolean isSet(String field) {
    return has(field);
  }

  @Override
  public boolean hasOwn(String field) {
    Part part = own.get(field);
    return part != null
        ? part.isSet() && !part.isForeign()
        : !removed.contains(field) && base.hasOwn(field);
  }

  @Override
  public Part entry(String key) {
    Part part = own.get(key);
    if (part != null) {
      return part;
    }
    return isBelow(key) ? base.entry(key) : absent(key);
  }

  /** What is missing is to be added where the last layer was written. */
  private Part absent(String field) {
    Origin origin = origin();
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
  }

  /** Removes a field. */
  public void remove(String field) {
    own.remove(field);
    if (removed.isEmpty()) {
      removed = new HashSet<>();
    }
    removed.add(field);
  }

  /** The field as an object that can be changed; made by {@code origin} where there is none. */
  public ObjectPart object(String field, Origin.Added origin) {
    Part there = get(field);
    if (there instanceof ObjectPart object) {
      return object;
    }
    ObjectPart object = there.isObject() ? of(there) : empty(origin);
    set(field, object);
    return object;
  }

  /** The field as a list that can be changed; made by {@code origin} where there is none. */
  public ListPart list(String field, Origin.Added origin) {
    Part there = get(field);
    if (there instanceof ListPart list) {
      return list;
    }
    ListPart list = there.isList() ? ListPart.of(there) : ListPart.empty(origin);
    set(field, list);
    return list;
  }
}
