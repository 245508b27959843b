package dev.sluice.policies.generic;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.kubernetes.DnsNames;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Set;

/** Names of namespaces, where they are given: a DNS label, or no namespace can have it. */
public final class NamespaceName implements Rule {

  @Override
  public Set<String> ids() {
    return Kinds.builtIn().rules(FieldType.DNS_LABEL);
  }

  @Override
  public FieldType place() {
    return FieldType.DNS_LABEL;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value name = site.value();
    if (name.isGiven() && !name.text().map(DnsNames::isLabel).orElse(false)) {
      findings.report(
          site.place().text("rule"),
          name.path(),
          name.text().isPresent() ? ErrorType.Invalid : ErrorType.TypeInvalid,
          Quote.plain(name.node()) + " cannot be the name of a namespace",
          "use at most 63 lower-case letters, digits and hyphens, no hyphen first or last");
    }
  }
}
