package dev.sluice.policies.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list to which something is added. Only a renderer changes it, before anyone else sees it. */
public final class ListPart extends Part {
  private final List<Part> elements = new ArrayList<>();
  private final Part base;
  private @Nullable JsonNode node;

  /**
   * @param base in whose place it is
   */
  private ListPart(Part base) {
    this.base = base;
  }

  /** A copy of a list, whose elements are shared. */
  public static ListPart of(Part base) {
    ListPart list = new ListPart(base);
    list.elements.addAll(base.elements());
    return list;
  }

  /** A list in the place of another. */
  public static ListPart of(Part base, Members elements) {
    ListPart list = new ListPart(base);
    for (int i = 0; i < elements.size(); i++) {
      list.add(elements.part(i));
    }
    return list;
  }

  /** A list in the place of another, still empty. */
  public static ListPart emptyOf(Part base) {
    return new ListPart(base);
  }

  /** A list that a system adds, still empty. */
  public static ListPart empty(Origin.Added origin) {
    return new ListPart(Part.nothing(origin));
  }

  /** Made when it is asked for first, when nothing is changed any more. */
  @Override
  public JsonNode node() {
    JsonNode made = node;
    if (made == null) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode(elements.size());
      elements.forEach(element -> list.add(element.node()));
      made = list;
      node = made;
    }
    return made;
  }

  @Override
  public boolean isWritten() {
    return base.isWritten();
  }

  @Override
  public boolean isObject() {
    return false;
  }

  @Override
  public boolean isList() {
    return true;
  }

  @Override
  public boolean isSet() {
    return true;
  }

  @Override
  public boolean has(String field) {
    return false;
  }

  @Override
  public Origin origin() {
    return base.origin();
  }

  @Override
  public Part get(String field) {
    return Part.nothing(origin());
  }

  @Override
  public JsonNode node(String field) {
    return MissingNode.getInstance();
  }

  @Override
  public Part entry(String key) {
    return Part.nothing(origin());
  }

  /** The elements; read only. */
  @Override
  public List<Part> elements() {
    return elements;
  }

  /** Adds an element at the end. */
  public void add(Part element) {
    elements.add(element);
  }

  /** Puts an element in the place of another. */
  public void set(int index, Part element) {
    elements.set(index, element);
  }
}
