package dev.sluice.policies.rules;

import dev.sluice.policies.ErrorType;
import dev.sluice.policies.Findings;
import dev.sluice.policies.Kinds;
import dev.sluice.policies.Place;
import dev.sluice.policies.PlaceType;
import dev.sluice.policies.Rule;
import dev.sluice.policies.Site;
import dev.sluice.policies.Value;
import java.util.Set;

/** Members that must be given, wherever a kind profile says so. */
final class Required implements Rule {

  @Override
  public Set<String> ids() {
    return Kinds.builtIn().rules(PlaceType.REQUIRED);
  }

  @Override
  public PlaceType place() {
    return PlaceType.REQUIRED;
  }

  @Override
  public void judge(Site site, Findings findings) {
    Place place = site.place();
    Value member = site.stored();
    boolean given =
        place.flag("emptyPasses") ? member.isSet() : member.isGiven() || isAbsent(place, member);
    if (place.partial() || given || !Conditions.hold(site)) {
      return;
    }
    PlaceFindings.report(
        place,
        member.path(),
        ErrorType.Required,
        member.name() + " is missing: " + place.text("why"),
        findings);
  }

  /** Whether it counts only where it is there but empty, and is not there. */
  private static boolean isAbsent(Place place, Value member) {
    return place.flag("ifSet") && !member.isSet();
  }
}
