package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.PlaceType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Site;
import dev.sluice.policies.rule.TransitionRule;
import java.util.Set;

/** Fields of a VvpDeployment that count only when the platform's deployment is created. */
public final class VvpInitFields implements TransitionRule {
  private static final String ID = "VVP-008";

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public PlaceType place() {
    return PlaceType.VVP_SPEC;
  }

  /** Taking them away is fine: nobody expects that to do something. */
  @Override
  public void judge(Site before, Site after, Findings findings) {
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
