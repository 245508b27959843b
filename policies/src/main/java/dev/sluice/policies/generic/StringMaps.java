package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/**
 * Maps from strings to strings, such as a Flink configuration. Their values never show in a
 * finding.
 */
final class StringMaps implements Rule<StringMap> {

  @Override
  public void judge(Field<StringMap> field, Findings findings) {
    StringMap spec = field.spec();
    if (Types.isObject(spec.rule(), field.value(), findings)) {
      field.value().entries().forEach(entry -> judge(spec, entry, findings));
    }
  }

  private static void judge(StringMap spec, Value entry, Findings findings) {
    Findings.Report report = findings.of(spec.rule());
    String type = "must be a string, not " + Quote.type(entry);
    if (entry.isObject() || entry.isList()) {
      String fix = "write one entry for each option, with its full dotted name as key";
      report.typeInvalid(entry, type, fix);
    } else if (entry.isSet() && spec.managed().contains(entry.name())) {
      String problem = Quote.string(entry.name()) + " is set by the platform itself";
      report.mild().forbidden(entry, problem, "remove it");
    } else if (entry.isSet() && !entry.isString()) {
      report.mild().typeInvalid(entry, type, "put it in quotes");
    }
  }
}
