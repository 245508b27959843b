package dev.sluice.policies.ververica;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.regex.Pattern;

/** Names of deployments in Ververica Platform, which finds deployments by them since 2.4. */
final class PlatformNames implements Rule<PlatformName> {
  /** How long a name may be is not documented. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[-a-z0-9]*+(?<!-))?");

  @Override
  public void judge(Field<PlatformName> field, Findings findings) {
    Value name = field.value();
    if (name.filledString().filter(text -> !NAME.matcher(text).matches()).isPresent()) {
      String problem =
          Quote.value(name) + " is not a valid name: use lower-case letters, digits and hyphens";
      String fix = "choose another name, and set this one as displayName";
      findings
          .of(field.spec().rule())
          .unless(!field.spec().mild(), ", from version 2.4 of the platform on")
          .invalid(name, problem, fix);
    }
  }
}
