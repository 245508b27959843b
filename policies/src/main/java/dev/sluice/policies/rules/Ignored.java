package dev.sluice.policies.rules;

import dev.sluice.policies.ErrorType;
import dev.sluice.policies.Findings;
import dev.sluice.policies.Kinds;
import dev.sluice.policies.Place;
import dev.sluice.policies.PlaceType;
import dev.sluice.policies.Rule;
import dev.sluice.policies.Site;
import dev.sluice.policies.Value;
import java.util.List;
import java.util.Set;

/** Members that are let in and have no effect. */
final class Ignored implements Rule {

  @Override
  public Set<String> ids() {
    return Kinds.builtIn().rules(PlaceType.IGNORED);
  }

  @Override
  public PlaceType place() {
    return PlaceType.IGNORED;
  }

  @Override
  public void judge(Site site, Findings findings) {
    if (site.value().isSet() && Conditions.hold(site)) {
      for (Value member : members(site)) {
        if (member.isFilled() && !site.resource().isDefault(member)) {
          report(site.place(), member, findings);
        }
      }
    }
  }

  private static List<Value> members(Site site) {
    Value value = site.value();
    List<String> keys = site.place().texts("key");
    List<String> members = site.place().texts("members");
    if (!keys.isEmpty()) {
      return keys.stream().map(value::entry).toList();
    }
    return members.isEmpty() ? List.of(value) : members.stream().map(value::get).toList();
  }

  private static void report(Place place, Value member, Findings findings) {
    PlaceFindings.report(
        place,
        member.path(),
        ErrorType.Forbidden,
        member.name() + " has no effect: " + place.text("why"),
        findings);
  }
}
