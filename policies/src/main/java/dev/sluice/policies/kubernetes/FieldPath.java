package dev.sluice.policies.kubernetes;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where in a resource a value sits, printed as the API server prints it: fields after dots, map
 * keys and list indexes in brackets, as in {@code spec.podTemplate.metadata.labels[app]}; on one
 * line, whatever a key holds.
 *
 * <p>Immutable. Ordered member by member, list indexes as numbers, so that findings sort as the
 * resource reads.
 */
public final class FieldPath implements Located, Comparable<FieldPath> {
  /**
   * The characters of the longest path that is shown or looked for. Keys may be as long as a
   * request, and a path is made anew for each value below them.
   */
  public static final int LONGEST = 4096;

  /** The resource itself. */
  public static final FieldPath ROOT = new FieldPath(null, "");

  /** A list index is measured as if it had so many characters: making its text costs too much. */
  private static final int LENGTH_OF_INDEX = 5;

  /** The last member of the path of a map's entry. */
  record Key(String token) {
    @Override
    public String toString() {
      return token;
    }
  }

  private final @Nullable FieldPath parent;

  /** The last member: a field's name as String, a list index as Integer, or a map's key. */
  private final Object step;

  /** The characters of all members and what is between them, about as many as it is printed in. */
  private final int length;

  private FieldPath(@Nullable FieldPath parent, Object step) {
    this.parent = parent;
    this.step = step;
    this.length = parent == null ? 0 : parent.length + 2 + length(step);
  }

  private static int length(Object step) {
    return step instanceof Integer ? LENGTH_OF_INDEX : step.toString().length();
  }

  /** The path of the fields that a JSON Pointer names (RFC 6901); none of them may be an index. */
  public static FieldPath of(String pointer) {
    return ROOT.resolve(JsonPointer.compile(pointer));
  }

  /** This path continued by the fields of a pointer. */
  public FieldPath resolve(JsonPointer fields) {
    FieldPath path = this;
    for (JsonPointer p = fields; !p.matches(); p = p.tail()) {
      path = path.field(p.getMatchingProperty());
    }
    return path;
  }

  /** This path continued by the last members of others, each as the kind of member that it is. */
  public FieldPath resolve(List<FieldPath> members) {
    FieldPath path = this;
    for (FieldPath member : members) {
      path = path.below(member.step);
    }
    return path;
  }

  /** The field {@code name} of the object at this path. */
  public FieldPath field(String name) {
    return below(name);
  }

  /** The entry {@code key} of the map at this path. */
  public FieldPath key(String key) {
    return below(new Key(key));
  }

  /** The element {@code index}, counted from 0, of the list at this path. */
  public FieldPath index(int index) {
    return below(index);
  }

  /** This path with one more member: a String, an Integer or a {@link Key}. */
  FieldPath below(Object member) {
    return new FieldPath(this, member);
  }

  @Override
  public FieldPath path() {
    return this;
  }

  /** The path without its last member; empty for the root. */
  public Optional<FieldPath> parent() {
    return Optional.ofNullable(parent);
  }

  /** The last member as JSON Pointer token, unescaped; empty text for the root. */
  public String last() {
    return step.toString();
  }

  /** Its characters, about as many as it is printed in. */
  public int length() {
    return length;
  }

  /** Whether it has more than {@value #LONGEST} characters. */
  public boolean isTooLong() {
    return length > LONGEST;
  }

  /** This path or, where it is too long, the nearest one above it that is not. */
  public FieldPath shortened() {
    FieldPath path = this;
    while (path.isTooLong() && path.parent != null) {
      path = path.parent;
    }
    return path;
  }

  /** Its members below one of the paths above it, unescaped. */
  public List<String> tokensBelow(FieldPath above) {
    return ancestry().stream().skip(above.ancestry().size()).map(FieldPath::last).toList();
  }

  /** Whether it is the resource itself. */
  public boolean isRoot() {
    return parent == null;
  }

  /** Whether the last member is a list index. */
  public boolean isIndex() {
    return step instanceof Integer;
  }

  /** The paths from the first member to this one; empty for the root. */
  public List<FieldPath> ancestry() {
    List<FieldPath> paths = new ArrayList<>();
    for (FieldPath p = this; p != null && p.parent != null; p = p.parent) {
      paths.add(p);
    }
    return paths.reversed();
  }

  /** The value at this path, or a missing node. */
  public JsonNode in(JsonNode root) {
    if (parent == null) {
      return root;
    }
    JsonNode node = parent.in(root);
    JsonNode value = step instanceof Integer index ? node.path(index) : node.path(last());
    return value == null ? MissingNode.getInstance() : value;
  }

  /** The same place as a JSON Pointer (RFC 6901). */
  public String pointer() {
    StringBuilder pointer = new StringBuilder();
    for (FieldPath p : ancestry()) {
      pointer.append('/').append(p.last().replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  @Override
  public int compareTo(FieldPath other) {
    List<FieldPath> a = ancestry();
    List<FieldPath> b = other.ancestry();
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = compare(a.get(i).step, b.get(i).step);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int compare(Object a, Object b) {
    return a instanceof Integer i && b instanceof Integer j
        ? Integer.compare(i, j)
        : a.toString().compareTo(b.toString());
  }

  /** Whether it is the same place, that is, has the same pointer. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FieldPath path && isSame(this, path);
  }

  private static boolean isSame(FieldPath a, FieldPath b) {
    FieldPath one = a;
    FieldPath two = b;
    while (one.parent != null && two.parent != null) {
      if (!one.last().equals(two.last())) {
        return false;
      }
      one = one.parent;
      two = two.parent;
    }
    return one.parent == null && two.parent == null;
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (FieldPath p = this; p.parent != null; p = p.parent) {
      hash = 31 * hash + p.last().hashCode();
    }
    return hash;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (FieldPath p : ancestry()) {
      if (p.step instanceof String name) {
        text.append(text.isEmpty() ? "" : ".").append(name);
      } else {
        text.append('[').append(p.step).append(']');
      }
    }
    return Quote.line(text.toString());
  }
}
