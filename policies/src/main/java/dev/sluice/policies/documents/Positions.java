package dev.sluice.policies.documents;

import dev.sluice.policies.kubernetes.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The positions of one value and of everything below it.
 *
 * <p>Immutable. A tree with the shape of the values, so that a path costs no text of its own and an
 * element of a list has its positions without a copy. A value that an alias or a merge key brought
 * has the position of the text that was anchored.
 */
public final class Positions {
  private final Position start;
  private final Map<String, Positions> fields;
  private final List<Positions> elements;
  private final List<String> duplicates;

  private Positions(
      Position start,
      Map<String, Positions> fields,
      List<Positions> elements,
      List<String> duplicates) {
    this.start = start;
    this.fields = fields;
    this.elements = elements;
    this.duplicates = duplicates;
  }

  /** Of a value that was read from no text: its place is in no line. */
  public static Positions ofNoText() {
    return ofScalar(new Position(0, 0));
  }

  /** Whether the value was read from a text. */
  public boolean areKnown() {
    return start.line() > 0;
  }

  /** That of the value as a whole alone. */
  public Positions ofWhole() {
    return ofScalar(start);
  }

  static Positions ofScalar(Position start) {
    return new Positions(start, Map.of(), List.of(), List.of());
  }

  static Positions ofObject(
      Position start, Map<String, Positions> fields, List<String> duplicates) {
    return new Positions(start, fields, List.of(), duplicates);
  }

  static Positions ofList(Position start, List<Positions> elements) {
    return new Positions(start, Map.of(), elements, List.of());
  }

  /** Where the value at {@code path} starts; empty if there is no such value. */
  public Optional<Position> of(FieldPath path) {
    Positions at = this;
    for (FieldPath step : path.ancestry()) {
      Positions child = at.child(step);
      if (child == null) {
        return Optional.empty();
      }
      at = child;
    }
    return Optional.of(at.start);
  }

  /** Where the value at {@code path} starts, or else its closest ancestor that exists. */
  public Position nearest(FieldPath path) {
    return below(path).start;
  }

  /** The fields whose keys the text has more than once in one object, in its order. */
  public List<FieldPath> duplicateKeys() {
    List<FieldPath> found = new ArrayList<>();
    addDuplicates(FieldPath.ROOT, found);
    return List.copyOf(found);
  }

  private void addDuplicates(FieldPath at, List<FieldPath> found) {
    duplicates.forEach(key -> found.add(at.field(key)));
    fields.forEach((key, field) -> field.addDuplicates(at.field(key), found));
    for (int i = 0; i < elements.size(); i++) {
      elements.get(i).addDuplicates(at.index(i), found);
    }
  }

  /**
   * The positions of the value at {@code prefix}, for paths that start there, as for an item of a
   * {@code kind: List}. If there is no such value, only the position of its closest ancestor.
   */
  public Positions below(FieldPath prefix) {
    Positions at = this;
    for (FieldPath step : prefix.ancestry()) {
      Positions child = at.child(step);
      if (child == null) {
        return ofScalar(at.start);
      }
      at = child;
    }
    return at;
  }

  /** The positions of a field that is known to exist. */
  Positions field(String name) {
    Positions field = fields.get(name);
    return field == null ? ofScalar(start) : field;
  }

  private @Nullable Positions child(FieldPath step) {
    if (!step.isIndex()) {
      return fields.get(step.last());
    }
    int index = Integer.parseInt(step.last());
    return index >= 0 && index < elements.size() ? elements.get(index) : null;
  }
}
