package dev.sluice.policies.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Elements of a list by their {@code name}, the first of several. Mostly there are so few that
 * looking through them costs less than an index.
 */
public final class Named {
  private static final int FEW = 16;

  private final List<? extends Part> elements;
  private @Nullable List<String> names;
  private @Nullable Map<String, Part> byName;

  /**
   * @param elements those without a name are none of them
   */
  public Named(List<? extends Part> elements) {
    this.elements = elements;
  }

  /** The first one of a name, which is not empty; null if there is none. */
  public @Nullable Part first(String name) {
    if (elements.size() > FEW) {
      return byName().get(name);
    }
    List<String> all = fewNames();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).equals(name)) {
        return elements.get(i);
      }
    }
    return null;
  }

  /** The name of each element, which may be empty. */
  private List<String> fewNames() {
    List<String> known = names;
    if (known == null) {
      known = new ArrayList<>(elements.size());
      for (Part element : elements) {
        known.add(element.text("name"));
      }
      names = known;
    }
    return known;
  }

  /** All names, in order. */
  public Set<String> names() {
    return byName().keySet();
  }

  private Map<String, Part> byName() {
    Map<String, Part> known = byName;
    if (known == null) {
      known = new LinkedHashMap<>();
      for (Part element : elements) {
        String name = element.text("name");
        if (!name.isEmpty()) {
          known.putIfAbsent(name, element);
        }
      }
      byName = known;
    }
    return known;
  }
}
