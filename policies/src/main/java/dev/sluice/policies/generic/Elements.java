package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import java.util.ArrayList;
import java.util.List;

/** The values that a place means: its own, or a member of each element of the list there. */
final class Elements {
  private Elements() {}

  static List<Value> of(Field site) {
    String member = site.place().text("elements");
    if (member.isEmpty()) {
      return List.of(site.value());
    }
    List<Value> members = new ArrayList<>();
    for (Value element : site.value().elements()) {
      members.add(element.get(member));
    }
    return members;
  }
}
