package dev.sluice.policies;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;

/**
 * What can sit at a place of a kind profile, with the attributes a profile may give it.
 *
 * <p>In data files the names are lower case with hyphens, as in {@code label-map}. An attribute
 * whose name ends in {@code At} is a pointer, relative to the included shape where there is one.
 */
public enum PlaceType {
  /** The whole object. {@code surface}: how users meet the kind. */
  RESOURCE("surface"),
  /** A map of labels that reaches pods or workload objects. {@code reserved}: sets of keys. */
  LABEL_MAP("reserved", "also", "role");

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<String> attributes;

  PlaceType(String... attributes) {
    this.attributes = Set.of(attributes);
  }

  static PlaceType of(String name, String file) {
    try {
      return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(file + ": no place type " + name, e);
    }
  }

  void check(JsonNode data, String file) {
    data.fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals("type") && !name.equals("at") && !attributes.contains(name)) {
                throw new IllegalStateException(file + ": no attribute " + name + " of " + this);
              }
            });
  }
}
