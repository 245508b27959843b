package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.DnsNames;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** Names of namespaces, where they are given: a DNS label, or no namespace can have it. */
final class NamespaceName implements Rule<DnsLabel> {

  @Override
  public void judge(Field<DnsLabel> field, Findings findings) {
    Value name = field.value();
    if (name.isPresent() && name.string().filter(DnsNames::isLabel).isEmpty()) {
      Findings.Report report = findings.of(field.spec().rule());
      String problem = Quote.plain(name) + " is not a valid namespace name";
      String fix = "use at most 63 lower-case letters, digits and hyphens, no hyphen first or last";
      if (name.isString()) {
        report.invalid(name, problem, fix);
      } else {
        report.typeInvalid(name, problem, fix);
      }
    }
  }
}
