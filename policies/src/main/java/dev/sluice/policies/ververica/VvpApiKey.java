package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.DnsNames;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Set;

/** The Secret with which version 3 of Ververica's operator signs in for a VvpDeployment. */
public final class VvpApiKey implements Rule {
  private static final String ID = "VVP-003";

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public FieldType place() {
    return FieldType.VVP_SPEC;
  }

  @Override
  public void judge(Field site, Findings findings) {
    if (!VvpVersion.V3.isOf(site, ID)) {
      return;
    }
    Value name =
        site.resource().value("/metadata/annotations").entry(VvpVersion.API_KEY_ANNOTATION);
    if (!name.isGiven()) {
      findings.report(
          ID,
          name.path(),
          ErrorType.Required,
          "no Secret with an API key is named, so the operator cannot sign in",
          "set the annotation to the name of a Secret in the resource's namespace");
    } else if (!name.text().map(DnsNames::isSubdomain).orElse(false)) {
      findings.report(
          ID,
          name.path(),
          ErrorType.Invalid,
          Quote.plain(name.node()) + " cannot be the name of a Secret",
          "name a Secret: lower-case letters, digits, hyphens and dots");
    }
  }
}
