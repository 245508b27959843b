package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Set;

/** The two numbers of a VvpDeployment whose change asks for a savepoint or a restart. */
public final class VvpNonces implements Rule {
  static final String ID = "VVP-011";

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
    for (String name : List.of("savepointNonce", "restartNonce")) {
      Value nonce = site.value().get(name);
      if (nonce.isSet() && !isWhole(nonce)) {
        findings.report(
            ID,
            nonce.path(),
            ErrorType.TypeInvalid,
            Quote.plain(nonce.node()) + " is no whole number",
            "use a number, and another one each time, such as 1, 2, 3");
      }
    }
  }

  private static boolean isWhole(Value nonce) {
    return nonce.node().isNumber() && nonce.node().canConvertToExactIntegral();
  }
}
