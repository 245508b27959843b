package dev.sluice.policies.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A list to which something is added. Only a renderer changes it, before anyone else sees it. */
public final class ListPart extends Part {
  private final ArrayNode node = JsonNodeFactory.instance.arrayNode();
  private final List<Part> elements = new ArrayList<>();
  private final Origin origin;

  private ListPart(Origin origin) {
    this.origin = origin;
  }

  /** A copy of a list, whose elements are shared. */
  public static ListPart of(Part base) {
    ListPart list = new ListPart(base.origin());
    base.elements().forEach(list::add);
    return list;
  }

  /** A list in the place of another. */
  public static ListPart of(Part base, Collection<Part> elements) {
    ListPart list = new ListPart(base.origin());
    elements.forEach(list::add);
    return list;
  }

  /** A list in the place of another, still empty. */
  public static ListPart emptyOf(Part base) {
    return new ListPart(base.origin());
  }

  /** A list that a system adds, still empty. */
  public static ListPart empty(Origin.Added origin) {
    return new ListPart(origin);
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
    return Part.nothing(origin);
  }

  @Override
  public Part entry(String key) {
    return Part.nothing(origin);
  }

  /** The elements; read only. */
  @Override
  public List<Part> elements() {
    return elements;
  }

  /** Adds an element at the end. */
  public void add(Part element) {
    elements.add(element);
    node.add(element.node());
  }

  /** Puts an element in the place of another. */
  public void set(int index, Part element) {
    elements.set(index, element);
    node.set(index, element.node());
  }
}
