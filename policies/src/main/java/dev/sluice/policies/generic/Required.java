package dev.sluice.policies.generic;

import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Set;

/** Members that must be given, wherever a kind profile says so. */
public final class Required implements Rule {

  @Override
  public Set<String> ids() {
    return Kinds.builtIn().rules(FieldType.REQUIRED);
  }

  @Override
  public FieldType place() {
    return FieldType.REQUIRED;
  }

  @Override
  public void judge(Field site, Findings findings) {
    FieldSpec place = site.place();
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
  private static boolean isAbsent(FieldSpec place, Value member) {
    return place.flag("ifSet") && !member.isSet();
  }
}
