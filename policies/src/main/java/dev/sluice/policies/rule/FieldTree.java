package dev.sluice.policies.rule;

import com.fasterxml.jackson.core.JsonPointer;
import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.FieldPointer;
import dev.sluice.policies.kubernetes.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a kind as one tree: every field on the way to them is looked up once for all that
 * lie below it.
 */
public final class FieldTree {
  private static final int ROOT = -1;

  private final List<Step> steps = new ArrayList<>();
  private final Map<FieldSpec<?>, Leaf<?>> leaves = new LinkedHashMap<>();

  /**
   * A field on the way.
   *
   * @param from the index of the step before it
   * @param path the field's path, with its name as one that is looked up fast
   * @param missing the field where an object does not have it
   */
  private record Step(int from, FieldPath path, Value missing) {
    Value in(Value parent) {
      return parent.get(path, missing);
    }
  }

  /** A field that is looked up with all others. */
  public static final class Leaf<S extends Record> {
    private final FieldSpec<S> spec;
    private final int end;
    private final int index;

    private Leaf(FieldSpec<S> spec, int end, int index) {
      this.spec = spec;
      this.end = end;
      this.index = index;
    }

    private Field<S> of(Resource resource, Value[] values) {
      return new Field<>(spec, resource, end == ROOT ? resource.value() : values[end]);
    }

    /** This field among those of a resource. */
    @SuppressWarnings("unchecked") // it was made of this specification
    public Field<S> in(Field<?>[] fields) {
      return (Field<S>) fields[index];
    }
  }

  /** Adds a field. */
  @SuppressWarnings("unchecked") // it was made of this specification
  public <S extends Record> Leaf<S> leaf(FieldSpec<S> spec) {
    return (Leaf<S>)
        leaves.computeIfAbsent(spec, _ -> new Leaf<>(spec, end(spec.at()), leaves.size()));
  }

  private int end(FieldPointer pointer) {
    int at = ROOT;
    FieldPath path = FieldPath.ROOT;
    for (JsonPointer rest = pointer.pointer(); !rest.matches(); rest = rest.tail()) {
      path = path.field(rest.getMatchingProperty().intern());
      at = step(at, path);
    }
    return at;
  }

  private int step(int from, FieldPath path) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).path.equals(path)) {
        return i;
      }
    }
    steps.add(new Step(from, path, Value.missing(path)));
    return steps.size() - 1;
  }

  /** All fields of a resource. */
  public Field<?>[] in(Resource resource) {
    Value[] values = values(resource);
    Field<?>[] fields = new Field<?>[leaves.size()];
    for (Leaf<?> leaf : leaves.values()) {
      fields[leaf.index] = leaf.of(resource, values);
    }
    return fields;
  }

  /** The values of a resource at every step. */
  private Value[] values(Resource resource) {
    Value[] values = new Value[steps.size()];
    for (int i = 0; i < values.length; i++) {
      Step step = steps.get(i);
      values[i] = step.in(step.from == ROOT ? resource.value() : values[step.from]);
    }
    return values;
  }
}
