package dev.sluice.policies.generic;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Set;

/** Maps from text to text, such as a Flink configuration. Their values never show in a finding. */
public final class StringMaps implements Rule {
  static final Set<String> IDS = Set.of("VVP-070");

  @Override
  public Set<String> ids() {
    return IDS;
  }

  @Override
  public FieldType place() {
    return FieldType.TEXT_MAP;
  }

  @Override
  public void judge(Field site, Findings findings) {
    String rule = site.place().text("rule");
    if (TypeCheck.isObject(rule, site.value(), findings)) {
      site.value().entries().forEach(entry -> judge(site, rule, entry, findings));
    }
  }

  private static void judge(Field site, String rule, Value entry, Findings findings) {
    String type = "the value must be a text, not " + Quote.type(entry.node());
    if (entry.node().isContainerNode()) {
      String fix = "write one entry per option, its whole dotted name as key";
      findings.report(rule, entry.path(), ErrorType.TypeInvalid, type, fix);
    } else if (entry.isSet() && site.place().texts("managed").contains(entry.name())) {
      String problem = "the platform sets " + Quote.text(entry.name()) + " itself";
      findings.advise(rule, entry.path(), ErrorType.Forbidden, problem, "remove it");
    } else if (entry.isSet() && !entry.node().isTextual()) {
      findings.advise(rule, entry.path(), ErrorType.TypeInvalid, type, "put it in quotes");
    }
  }
}
