package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.UpdateRule;
import java.util.Set;

/** FieldPointer of a VvpDeployment that count only when the platform's deployment is created. */
public final class VvpInitFields implements UpdateRule {
  private static final String ID = "VVP-008";

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public FieldType place() {
    return FieldType.VVP_SPEC;
  }

  /** Taking them away is fine: nobody expects that to do something. */
  @Override
  public void judge(Field before, Field after, Findings findings) {
    Value fields = after.value().get("initFields");
    if (fields.isFilled()
        && !fields.node().equals(before.value().get("initFields").node())
        && VvpVersion.V3.isOf(after, ID)) {
      findings.report(
          ID,
          fields.path(),
          ErrorType.Invalid,
          "initFields is changed: it counts only when the platform's deployment is created",
          "make the change in spec.deployment, or in the platform itself");
    }
  }
}
