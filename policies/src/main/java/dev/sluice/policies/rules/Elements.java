package dev.sluice.policies.rules;

import dev.sluice.policies.Site;
import dev.sluice.policies.Value;
import java.util.List;

/** The values that a place means: its own, or a member of each element of the list there. */
final class Elements {
  private Elements() {}

  static List<Value> of(Site site) {
    String member = site.place().text("elements");
    return member.isEmpty()
        ? List.of(site.value())
        : site.value().elements().stream().map(element -> element.get(member)).toList();
  }
}
