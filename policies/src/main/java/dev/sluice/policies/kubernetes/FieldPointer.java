package dev.sluice.policies.kubernetes;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A pointer of field names that profiles or rules give, read once: reading costs more than
 * following it.
 *
 * @param pointer the same as a JSON Pointer (RFC 6901)
 * @param path the same as a field path
 */
public record FieldPointer(JsonPointer pointer, FieldPath path) implements Located {
  private static final Map<String, FieldPointer> READ = new ConcurrentHashMap<>();

  /** Of a string that is part of a rule or profile, never one from a resource: it is kept. */
  public static FieldPointer of(String string) {
    FieldPointer known = READ.get(string);
    return known != null ? known : READ.computeIfAbsent(string, FieldPointer::read);
  }

  private static FieldPointer read(String string) {
    JsonPointer pointer = JsonPointer.compile(string);
    return new FieldPointer(pointer, FieldPath.ROOT.resolve(pointer));
  }

  /** The pointer to what this one leads to below the field that another leads to. */
  public FieldPointer below(FieldPointer parent) {
    return of(parent + toString());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this || (other instanceof FieldPointer same && pointer.equals(same.pointer));
  }

  @Override
  public int hashCode() {
    return pointer.hashCode();
  }

  @Override
  public String toString() {
    return pointer.toString();
  }
}
