package dev.sluice.policies.targets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.patch.Draft;
import dev.sluice.policies.patch.Pointers;
import java.util.ArrayList;
import java.util.List;

/** Where an operation of a patch set leads to in an object, as that is at this operation. */
final class Place {
  private final Draft draft;
  private final int depth;
  private final List<String> tokens;

  /** As it is when the operation begins. */
  private final JsonNode parent;

  /**
   * @param root the names that lead to the document which the set is written for
   * @param pointer the names below it
   */
  Place(Draft draft, List<String> root, List<String> pointer) {
    this.draft = draft;
    this.depth = root.size();
    this.tokens = root.isEmpty() ? pointer : joined(root, pointer);
    this.parent = isDocument() ? MissingNode.getInstance() : draft.at(list());
  }

  private static List<String> joined(List<String> root, List<String> pointer) {
    List<String> tokens = new ArrayList<>(root.size() + pointer.size());
    tokens.addAll(root);
    tokens.addAll(pointer);
    return tokens;
  }

  /** The names from the object's root on. */
  List<String> tokens() {
    return tokens;
  }

  /** The last name; empty for the document itself. */
  String name() {
    return isDocument() ? "" : tokens.getLast();
  }

  /** The value there; a missing node where there is none. */
  JsonNode value() {
    return isDocument() ? draft.at(tokens) : Draft.child(parent, tokens.getLast());
  }

  /** No value. */
  JsonNode nothing() {
    return MissingNode.getInstance();
  }

  /** The value there, which there must be. */
  JsonNode existing(String done) throws Misfit {
    if (!isDocument()) {
      writable();
    }
    JsonNode value = value();
    if (value.isMissingNode()) {
      throw Misfit.missing(pointer(tokens.size()), done);
    }
    return value;
  }

  /** The value there, which there must be; null is none, since the API server drops it. */
  JsonNode given(String done) throws Misfit {
    JsonNode value = existing(done);
    if (value.isNull()) {
      throw Misfit.missing(pointer(tokens.size()), done);
    }
    return value;
  }

  /** The object or list that it is in. */
  JsonNode parent() {
    return parent;
  }

  /** The names of the object or list that it is in. */
  List<String> list() {
    return tokens.subList(0, tokens.size() - 1);
  }

  /** The name of the list that it is in. */
  String listName() {
    return tokens.size() < 2 ? "" : tokens.get(tokens.size() - 2);
  }

  /** Whether it is an element of a list. */
  boolean isInList() {
    return parent().isArray();
  }

  /** The index of the element that is there. */
  int index() {
    return Pointers.index(name());
  }

  /** The index that an element is to be put at. */
  int newIndex() throws Misfit {
    int size = parent().size();
    int index = name().equals(Pointers.END) ? size : index();
    if (index < 0) {
      throw Misfit.noIndex(name(), pointer(tokens.size() - 1));
    }
    if (index > size) {
      throw Misfit.outOfRange(index, size, pointer(tokens.size() - 1));
    }
    return index;
  }

  /** Whether it can be written to: what is above it is there. */
  void writable() throws Misfit {
    if (isDocument()) {
      throw Misfit.wholeDocument();
    }
    if (!parent.isContainerNode()) {
      throw unwritable();
    }
  }

  /** Where on the way the first is that is no object or list. */
  private Misfit unwritable() {
    JsonNode node = draft.tree();
    int end = 0;
    boolean list = false;
    while (node.isContainerNode()) {
      list = node.isArray();
      node = Draft.child(node, tokens.get(end));
      end++;
    }
    return node.isMissingNode() || node.isNull()
        ? Misfit.noParent(pointer(end), list)
        : Misfit.belowValue(pointer(end));
  }

  /** The names of a member, whose object is there. */
  List<String> writableMember() throws Misfit {
    writable();
    return tokens;
  }

  /** Which element of a list it is depends on the others, which are the user's. */
  void refuseListElement(String done) throws Misfit {
    if (isInList()) {
      throw Misfit.listElement(pointer(tokens.size()), done);
    }
  }

  /** The path of an element of the list that it is in. */
  FieldPath element(int index) {
    return path(list()).index(index);
  }

  /** As a path of the object. */
  FieldPath path() {
    return path(tokens);
  }

  private FieldPath path(List<String> names) {
    FieldPath path = FieldPath.ROOT;
    JsonNode node = draft.tree();
    for (String token : names) {
      int index = node.isArray() ? Pointers.index(token) : -1;
      path = index >= 0 ? path.index(index) : Pointers.member(path, token);
      node = Draft.child(node, token);
    }
    return path;
  }

  private boolean isDocument() {
    return tokens.size() <= depth;
  }

  /** The set's own pointer to the first of its names. */
  private String pointer(int end) {
    StringBuilder pointer = new StringBuilder();
    for (String token : tokens.subList(Math.min(depth, end), end)) {
      pointer.append('/').append(token.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }
}
