package dev.sluice.policies.targets;

import static dev.sluice.policies.rule.Registration.rule;

import dev.sluice.policies.rule.Registration;
import java.util.List;

/** The rules of this package. */
public final class TargetRules {
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
          rule(PatchSet.TYPE, new PatchValues(), "VVP-092"));

  private TargetRules() {}
}
