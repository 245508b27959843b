package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.UpdateRule;
import java.util.Set;

/** A savepoint and a restart asked for at once, in no defined order. */
public final class VvpNonceChanges implements UpdateRule {

  @Override
  public Set<String> ids() {
    return Set.of(VvpNonces.ID);
  }

  @Override
  public FieldType place() {
    return FieldType.VVP_SPEC;
  }

  @Override
  public void judge(Field before, Field after, Findings findings) {
    Value restart = after.value().get("restartNonce");
    if (VvpVersion.V3.isOf(after, VvpNonces.ID)
        && changed(before.value().get("restartNonce"), restart)
        && changed(before.value().get("savepointNonce"), after.value().get("savepointNonce"))) {
      findings.report(
          VvpNonces.ID,
          restart.path(),
          ErrorType.Invalid,
          "restartNonce and savepointNonce change in one update, and which comes first is not defined",
          "change savepointNonce first, and restartNonce once the savepoint is there");
    }
  }

  private static boolean changed(Value before, Value after) {
    return after.isSet() && !after.node().equals(before.node());
  }
}
