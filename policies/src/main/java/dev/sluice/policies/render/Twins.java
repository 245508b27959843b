package dev.sluice.policies.pod;

import dev.sluice.policies.render.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Whether anything is there twice: mostly nothing is, and no index of it all is worth while. */
final class Twins {
  private static final int FEW = 16;

  private final List<Object> keys;
  private boolean isAny;

  /**
   * @param expected about how many there are
   */
  Twins(int expected) {
    this.keys = new ArrayList<>(expected);
  }

  /** Whether two elements have one string in a field. */
  static boolean areIn(List<? extends Part> elements, String field) {
    Twins twins = new Twins(elements.size());
    twins.add(elements, field);
    return twins.areAny();
  }

  /** Adds the strings in a field; an empty one is none. */
  void add(List<? extends Part> elements, String field) {
    for (Part element : elements) {
      String text = element.text(field);
      if (!text.isEmpty()) {
        add(text);
      }
    }
  }

  /**
   * Adds a key of the same class as the others, with all of which it is compared if they are few.
   */
  void add(Object key) {
    for (int i = 0; i < keys.size() && keys.size() < FEW && !isAny; i++) {
      isAny = keys.get(i).equals(key);
    }
    keys.add(key);
  }

  /** Whether two keys are equal. */
  boolean areAny() {
    return isAny || (keys.size() > FEW && new HashSet<>(keys).size() < keys.size());
  }
}
