package dev.sluice.policies.rules;

import dev.sluice.policies.ErrorType;
import dev.sluice.policies.Findings;
import dev.sluice.policies.Kinds;
import dev.sluice.policies.PlaceType;
import dev.sluice.policies.Quote;
import dev.sluice.policies.Rule;
import dev.sluice.policies.Site;
import dev.sluice.policies.Value;
import java.util.Set;

/** Words that the schema knows and whoever reads them refuses. */
final class RefusedWords implements Rule {

  @Override
  public Set<String> ids() {
    return Kinds.builtIn().rules(PlaceType.REFUSED_WORD);
  }

  @Override
  public PlaceType place() {
    return PlaceType.REFUSED_WORD;
  }

  @Override
  public void judge(Site site, Findings findings) {
    Value word = site.value();
    if (word.node().isTextual() && site.place().texts("values").contains(word.node().textValue())) {
      PlaceFindings.report(
          site.place(),
          word.path(),
          ErrorType.NotSupported,
          Quote.value(word.node()) + ": " + site.place().text("why"),
          findings);
    }
  }
}
