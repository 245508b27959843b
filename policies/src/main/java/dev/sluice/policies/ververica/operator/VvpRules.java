package dev.sluice.policies.ververica.operator;

import static dev.sluice.policies.rule.Registration.rule;
import static dev.sluice.policies.rule.Registration.update;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.rule.Registration;
import java.util.List;

/** The rules about VvpDeployments. */
public final class VvpRules {
  /** The spec of a VvpDeployment, in the shape of version 2 or 3 of the operator. */
  static final FieldType<FieldType.Plain> VVP_SPEC = FieldType.plain("vvp-spec");

  /** In the order in which they run. */
  public static final List<Registration<?>> ALL =
      List.of(
          rule(VVP_SPEC, new VvpApiKey(), "VVP-003"),
          rule(VVP_SPEC, new VvpSyncing(), "VVP-006", "VVP-007"),
          rule(VVP_SPEC, new VvpIdentity(), "VVP-009", "VVP-010"),
          rule(VVP_SPEC, new SharedIdentity(), "VVP-014"),
          rule(VVP_SPEC, new VvpNonces(), "VVP-011"),
          rule(VVP_SPEC, new VvpOperators(), "VVP-002", "VVP-004", "VVP-005"),
          update(VVP_SPEC, new VvpInitFields(), "VVP-008"),
          update(VVP_SPEC, new VvpNonceChanges(), "VVP-011"));

  private VvpRules() {}
}
