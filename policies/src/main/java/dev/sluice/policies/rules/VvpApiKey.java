package dev.sluice.policies.rules;

import dev.sluice.policies.ErrorType;
import dev.sluice.policies.Findings;
import dev.sluice.policies.PlaceType;
import dev.sluice.policies.Quote;
import dev.sluice.policies.Rule;
import dev.sluice.policies.Site;
import dev.sluice.policies.Value;
import java.util.Set;

/** The Secret with which version 3 of Ververica's operator signs in for a VvpDeployment. */
final class VvpApiKey implements Rule {
  private static final String ID = "VVP-003";

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public PlaceType place() {
    return PlaceType.VVP_SPEC;
  }

  @Override
  public void judge(Site site, Findings findings) {
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
