package dev.sluice.policies.ververica.operator;

import dev.sluice.policies.kind.FieldType.Plain;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.UpdateRule;

/** Fields of a VvpDeployment that count only when the platform's deployment is created. */
final class VvpInitFields implements UpdateRule<Plain> {

  /** Taking them away is fine: nobody expects that to do something. */
  @Override
  public void judge(Field<Plain> before, Field<Plain> after, Findings findings) {
    Value fields = after.value().get("initFields");
    if (fields.isFilled()
        && !fields.equalsValue(before.value().get("initFields"))
        && VvpVersion.V3.isOf(after)) {
      String problem = "initFields cannot change: it counts only when the deployment is created";
      String fix = "make the change in spec.deployment, or in the platform itself";
      findings.of("VVP-008").invalid(fields, problem, fix);
    }
  }
}
