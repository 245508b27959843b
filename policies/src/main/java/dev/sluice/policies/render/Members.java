package dev.sluice.policies.render;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parts by their names, in the order in which the names came. Mostly there are so few that looking
 * through them costs less than an index.
 */
public final class Members {
  private static final int FEW = 16;

  private static final int FIRST = 4;
  private static final String[] NO_NAMES = {};
  private static final Part[] NO_PARTS = {};

  private String[] names = NO_NAMES;

  /** A bit for each name, of its hash: a name whose bit is not there is none of them. */
  private long seen;

  private Part[] parts = NO_PARTS;
  private int size;
  private @Nullable Map<String, Integer> index;

  /** How many there are. */
  public int size() {
    return size;
  }

  /** The name of the one that came so late. */
  public String name(int at) {
    return names[at];
  }

  /** The part of the one that came so late. */
  public Part part(int at) {
    return parts[at];
  }

  /** The part of a name, if there is one. */
  public @Nullable Part get(String name) {
    int at = indexOf(name);
    return at < 0 ? null : parts[at];
  }

  /** Puts a part under a name; returns the one in whose place it is. */
  public @Nullable Part put(String name, Part part) {
    int at = indexOf(name);
    Part earlier = at < 0 ? null : parts[at];
    if (at >= 0) {
      parts[at] = part;
    } else {
      add(name, part);
    }
    return earlier;
  }

  private void add(String name, Part part) {
    if (size == names.length) {
      names = Arrays.copyOf(names, Math.max(FIRST, 2 * size));
      parts = Arrays.copyOf(parts, names.length);
    }
    names[size] = name;
    seen |= bit(name);
    parts[size] = part;
    if (index != null) {
      index.put(name, size);
    }
    size++;
  }

  /** Removes the part of a name. */
  void remove(String name) {
    int at = indexOf(name);
    if (at >= 0) {
      size--;
      System.arraycopy(names, at + 1, names, at, size - at);
      System.arraycopy(parts, at + 1, parts, at, size - at);
      index = null;
    }
  }

  private static long bit(String name) {
    return 1L << name.hashCode();
  }

  private int indexOf(String name) {
    if ((seen & bit(name)) == 0) {
      return -1;
    }
    if (size > FEW) {
      Integer at = indexed().get(name);
      return at == null ? -1 : at;
    }
    for (int at = 0; at < size; at++) {
      if (names[at].equals(name)) {
        return at;
      }
    }
    return -1;
  }

  private Map<String, Integer> indexed() {
    Map<String, Integer> known = index;
    if (known == null) {
      known = new HashMap<>(2 * size);
      for (int at = 0; at < size; at++) {
        known.put(names[at], at);
      }
      index = known;
    }
    return known;
  }
}
