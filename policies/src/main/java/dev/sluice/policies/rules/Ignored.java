package dev.sluice.policies.rules;

import dev.sluice.policies.ErrorType;
import dev.sluice.policies.Findings;
import dev.sluice.policies.Kinds;
import dev.sluice.policies.PlaceType;
import dev.sluice.policies.Rule;
import dev.sluice.policies.Site;
import dev.sluice.policies.Value;
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
    String key = site.place().text("key");
    Value member = key.isEmpty() ? site.value() : site.value().entry(key);
    if (member.isFilled()) {
      PlaceFindings.report(
          site.place(),
          member.path(),
          ErrorType.Forbidden,
          member.name() + " has no effect: " + site.place().text("why"),
          findings);
    }
  }
}
