package dev.sluice.policies.render;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Whether anything is there twice: mostly nothing is, and no index of it all is worth while. */
public final class Twins {
  private static final int FEW = 16;

  private final List<Object> keys;

  /** A bit for each key, of its hash: whose bit is not there yet is the first of its kind. */
  private long seen;

  private boolean isAny;

  /**
   * @param expected about how many there are
   */
  public Twins(int expected) {
    this.keys = new ArrayList<>(expected);
  }

  /** Whether two elements have one string in a field. */
  public static boolean areIn(List<? extends Part> elements, String field) {
    if (elements.size() <= FEW) {
      return areInFew(elements, field);
    }
    Twins twins = new Twins(elements.size());
    twins.add(elements, field);
    return twins.areAny();
  }

  private static boolean areInFew(List<? extends Part> elements, String field) {
    long seen = 0;
    for (int i = 0; i < elements.size(); i++) {
      String text = elements.get(i).text(field);
      long bit = 1L << text.hashCode();
      if (!text.isEmpty() && (seen & bit) != 0 && isAny(text, elements.subList(0, i), field)) {
        return true;
      }
      seen |= bit;
    }
    return false;
  }

  private static boolean isAny(String text, List<? extends Part> elements, String field) {
    for (Part element : elements) {
      if (element.text(field).equals(text)) {
        return true;
      }
    }
    return false;
  }

  /** Adds the strings in a field; an empty one is none. */
  public void add(List<? extends Part> elements, String field) {
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
  public void add(Object key) {
    long bit = 1L << key.hashCode();
    if ((seen & bit) != 0 && keys.size() < FEW) {
      isAny |= keys.contains(key);
    }
    seen |= bit;
    keys.add(key);
  }

  /** Whether two keys are equal. */
  public boolean areAny() {
    return isAny || (keys.size() > FEW && new HashSet<>(keys).size() < keys.size());
  }
}
