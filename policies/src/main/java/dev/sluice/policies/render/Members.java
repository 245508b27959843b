package dev.sluice.policies.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parts by their names, in the order in which the names came. Mostly there are so few that looking
 * through them costs less than an index.
 */
public final class Members {
  private static final int FEW = 16;

  private final List<String> names = new ArrayList<>(8);
  private final List<Part> parts = new ArrayList<>(8);
  private @Nullable Map<String, Integer> index;

  /** The part of a name, if there is one. */
  public @Nullable Part get(String name) {
    int at = indexOf(name);
    return at < 0 ? null : parts.get(at);
  }

  /** Puts a part under a name; returns the one in whose place it is. */
  public @Nullable Part put(String name, Part part) {
    int at = indexOf(name);
    if (at >= 0) {
      return parts.set(at, part);
    }
    names.add(name);
    parts.add(part);
    if (index != null) {
      index.put(name, index.size());
    }
    return null;
  }

  /** Removes the part of a name. */
  void remove(String name) {
    int at = indexOf(name);
    if (at >= 0) {
      names.remove(at);
      parts.remove(at);
      index = null;
    }
  }

  /** The names; read only. */
  public List<String> names() {
    return names;
  }

  /** The parts, in the order of their names; read only. */
  public List<Part> parts() {
    return parts;
  }

  private int indexOf(String name) {
    if (names.size() > FEW) {
      Integer at = indexed().get(name);
      return at == null ? -1 : at;
    }
    return names.indexOf(name);
  }

  private Map<String, Integer> indexed() {
    Map<String, Integer> known = index;
    if (known == null) {
      known = new HashMap<>(2 * names.size());
      for (int i = 0; i < names.size(); i++) {
        known.put(names.get(i), i);
      }
      index = known;
    }
    return known;
  }
}
