package dev.sluice.policies.rule;

import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.FieldPointer;
import dev.sluice.policies.kubernetes.Located;
import dev.sluice.policies.kubernetes.Value;
import java.util.function.Function;

/**
 * One field of one resource, as a rule sees it.
 *
 * @param <S> what the kind profile says of it
 */
public final class Field<S extends Record> implements Located {
  private final FieldSpec<S> declaration;
  private final Resource resource;
  private final Value value;

  Field(FieldSpec<S> declaration, Resource resource, Value value) {
    this.declaration = declaration;
    this.resource = resource;
    this.value = value;
  }

  /** What the kind profile says of the field. */
  public S spec() {
    return declaration.attributes();
  }

  /** Where the kind profile says that it is. */
  public FieldPointer at() {
    return declaration.at();
  }

  @Override
  public FieldPath path() {
    return declaration.at().path();
  }

  /** The resource that is judged. */
  public Resource resource() {
    return resource;
  }

  /** The value, as somebody wrote it or as the API server fills it in. */
  public Value value() {
    return value;
  }

  /** Whether it belongs to a fragment, in which nothing is missing. */
  public boolean isPartial() {
    return declaration.partial();
  }

  /** Whether a field that is not given here is not there: no fragment, nothing to merge with. */
  public boolean isComplete() {
    return !isPartial() && !resource.kind().isMerged(resource.object());
  }

  /** The value of the resource that a pointer of the profile leads to. */
  public Value other(FieldPointer pointer) {
    return resource.at(pointer);
  }

  /** What is read from this field, once for all rules that ask for it. */
  public <T> T once(Class<T> what, Function<Field<S>, T> reading) {
    return resource.once(this, what, reading);
  }
}
