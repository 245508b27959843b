package dev.sluice.policies.targets;

import static dev.sluice.policies.rule.Registration.rule;
import static dev.sluice.policies.rule.Registration.update;

import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.rule.Registration;
import java.util.List;

/** The rules of this package. */
public final class TargetRules {
  private static final TargetEffect EFFECT = new TargetEffect();
  private static final String[] EFFECT_IDS = {
    TargetFindings.REFERENCE,
    TargetFindings.CONTRADICTION,
    TargetFindings.ELSEWHERE,
    TargetFindings.MISFIT,
    TargetFindings.ABSENT_EFFECT,
    TargetFindings.LEFT_OVER,
    TargetFindings.OVERRIDDEN
  };

  /** In the order in which they run. */
  public static final List<Registration<?>> ALL =
      List.of(
          rule(PatchSet.TYPE, new PatchSetList(), "VVP-080"),
          rule(PatchSet.TYPE, new PatchFields(), "VVP-081", "VVP-083", "VVP-084", "VVP-091"),
          rule(
              PatchSet.TYPE,
              new PatchPointers(),
              "VVP-082",
              "VVP-085",
              "VVP-086",
              "VVP-087",
              "VVP-090"),
          rule(PatchSet.TYPE, new PatchValues(), "VVP-092"),
          rule(PatchSet.TYPE, new ProtectedFields(), ProtectedFields.ID),
          rule(PatchSet.TYPE, new RepeatableSet(), RepeatableSet.ID),
          rule(PatchSet.TYPE, new BoundedSet(), BoundedSet.ID),
          rule(PatchSet.TYPE, new TargetName(), TargetName.ID),
          rule(Targeted.TYPE, EFFECT, EFFECT_IDS),
          update(Targeted.TYPE, EFFECT, EFFECT_IDS));

  /**
   * The rules that know which kinds can have a target.
   *
   * @param kinds all that there are
   */
  public static List<Registration<?>> knowing(Kinds kinds) {
    return List.of(
        rule(PatchSet.TYPE, new TargetKinds(kinds), TargetKinds.KINDS, TargetKinds.FIELDS),
        Registration.deletion(PatchSet.TYPE, new ReferencedTarget(kinds), ReferencedTarget.ID));
  }

  private TargetRules() {}
}
