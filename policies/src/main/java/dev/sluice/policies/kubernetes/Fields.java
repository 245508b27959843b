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
public record Fields(JsonPointer pointer, FieldPath path) {
  private static final Map<String, Fields> READ = new ConcurrentHashMap<>();

  /** Of a text that is part of a rule or profile, never one from a resource: it is kept. */
  public static Fields of(String text) {
    Fields known = READ.get(text);
    return known != null ? known : READ.computeIfAbsent(text, Fields::read);
  }

  private static Fields read(String text) {
    JsonPointer pointer = JsonPointer.compile(text);
    return new Fields(pointer, FieldPath.ROOT.resolve(pointer));
  }
}
