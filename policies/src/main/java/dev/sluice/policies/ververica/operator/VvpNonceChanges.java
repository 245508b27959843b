package dev.sluice.policies.ververica.operator;

import dev.sluice.policies.kind.FieldType.Plain;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.UpdateRule;

/** A savepoint and a restart asked for at once, in no defined order. */
final class VvpNonceChanges implements UpdateRule<Plain> {

  @Override
  public void judge(Field<Plain> before, Field<Plain> after, Findings findings) {
    Value restart = after.value().get("restartNonce");
    if (VvpVersion.V3.isOf(after)
        && changed(before.value().get("restartNonce"), restart)
        && changed(before.value().get("savepointNonce"), after.value().get("savepointNonce"))) {
      String problem = "restartNonce and savepointNonce both change, in no defined order";
      String fix = "change savepointNonce first, and restartNonce once the savepoint is taken";
      findings.of(VvpNonces.ID).invalid(restart, problem, fix);
    }
  }

  private static boolean changed(Value before, Value after) {
    return after.isSet() && !after.equalsValue(before);
  }
}
