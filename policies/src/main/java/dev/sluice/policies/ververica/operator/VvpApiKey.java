package dev.sluice.policies.ververica.operator;

import dev.sluice.policies.kind.FieldType.Plain;
import dev.sluice.policies.kubernetes.DnsNames;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** The Secret with which version 3 of Ververica's operator signs in for a VvpDeployment. */
final class VvpApiKey implements Rule<Plain> {
  static final String ID = "VVP-003";

  @Override
  public void judge(Field<Plain> field, Findings findings) {
    if (VvpVersion.V3.isOf(field)) {
      secret(VvpVersion.apiKey(field.resource()), findings);
    }
  }

  private static void secret(Value name, Findings findings) {
    if (!name.isPresent()) {
      String problem = "apikeySecretName is required: the operator signs in with that API key";
      String fix = "set the annotation to the name of a Secret in the resource's namespace";
      findings.of(ID).required(name, problem, fix);
    } else if (!name.string().map(DnsNames::isSubdomain).orElse(false)) {
      String problem = Quote.plain(name) + " is not a valid Secret name";
      String fix = "use lower-case letters, digits, hyphens and dots";
      findings.of(ID).invalid(name, problem, fix);
    }
  }
}
