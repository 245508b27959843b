package dev.sluice.policies.generic;

import dev.sluice.policies.kind.Ruled;
import java.util.List;
import java.util.Map;

/** Which fields an object has, for attributes of fields that are such objects or lists of them. */
public interface KnownFields extends Ruled {

  /** The names that it has. */
  List<String> fields();

  /** Names that are merely useless. */
  default List<String> tolerated() {
    return List.of();
  }

  /** Names that another rule looks at. */
  default List<String> elsewhere() {
    return List.of();
  }

  /** What to do about a name that it does not have, where it is not to spell it better. */
  default Map<String, String> hints() {
    return Map.of();
  }

  /** Whether the names are keys of a map. */
  default boolean map() {
    return false;
  }
}
