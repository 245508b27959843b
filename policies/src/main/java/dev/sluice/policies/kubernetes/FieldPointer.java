package dev.sluice.policies.kubernetes;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A pointer of field names that profiles or rules give, read once: reading costs more than
 * following it.
 *
 * @param pointer the same as a JSON Pointer (RFC 6901)
 * @param path the same as a field path
 */
public record FieldPointer(JsonPointer pointer, FieldPath path) {
  private static final Map<String, FieldPointer> READ = new ConcurrentHashMap<>();

  /** Of a text that is part of a rule or profile, never one from a resource: it is kept. */
  public static FieldPointer of(String text) {
    FieldPointer known = READ.get(text);
    return known != null ? known : READ.computeIfAbsent(text, FieldPointer::read);
  }

  private static FieldPointer read(String text) {
    JsonPointer pointer = JsonPointer.compile(text);
    return new FieldPointer(pointer, FieldPath.ROOT.resolve(pointer));
  }
}
