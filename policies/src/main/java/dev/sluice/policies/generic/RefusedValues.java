package dev.sluice.policies.generic;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Set;

/** Words that the schema knows and whoever reads them refuses. */
public final class RefusedValues implements Rule {

  @Override
  public Set<String> ids() {
    return Kinds.builtIn().rules(FieldType.REFUSED_WORD);
  }

  @Override
  public FieldType place() {
    return FieldType.REFUSED_WORD;
  }

  @Override
  public void judge(Field site, Findings findings) {
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
