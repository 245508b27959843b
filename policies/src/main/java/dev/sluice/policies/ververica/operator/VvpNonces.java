package dev.sluice.policies.ververica.operator;

import dev.sluice.policies.kind.FieldType.Plain;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;

/** The two numbers of a VvpDeployment whose change asks for a savepoint or a restart. */
final class VvpNonces implements Rule<Plain> {
  static final String ID = "VVP-011";

  @Override
  public void judge(Field<Plain> field, Findings findings) {
    if (!VvpVersion.V3.isOf(field)) {
      return;
    }
    for (String name : List.of("savepointNonce", "restartNonce")) {
      Value nonce = field.value().get(name);
      if (nonce.isSet() && !isInteger(nonce)) {
        String problem = "must be an integer, not " + Quote.plain(nonce);
        String fix = "set an integer, and another one for each request";
        findings.of(ID).typeInvalid(nonce, problem, fix);
      }
    }
  }

  /** Whether it is an integer of any size: the operator only compares it. */
  private static boolean isInteger(Value nonce) {
    return nonce.isNumber() && nonce.node().canConvertToExactIntegral();
  }
}
