package dev.sluice.policies.ververica.operator;

import dev.sluice.policies.kind.FieldType.Plain;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** The identity block of a VvpDeployment, which has another name in each version. */
final class VvpIdentity implements Rule<Plain> {
  static final String MISSING = "VVP-009";
  static final String OTHER_VERSION = "VVP-010";

  @Override
  public void judge(Field<Plain> field, Findings findings) {
    Value v2 = field.value().at("/deployment/userMetadata");
    Value v3 = field.value().at("/deployment/metadata");
    VvpVersion.of(field)
        .ifPresent(
            version -> {
              switch (version) {
                case V2 -> {
                  missing(v2, findings);
                  foreign(v3, "2", "userMetadata", findings);
                }
                case V3 -> foreign(v2, "3", "metadata", findings);
              }
            });
  }

  private static void missing(Value block, Findings findings) {
    if (!block.isSet()) {
      String problem =
          "userMetadata is required: version 2 of the operator finds the deployment by it";
      String fix = "add userMetadata with the deployment's name and namespace in the platform";
      findings.of(MISSING).required(block, problem, fix);
    }
  }

  private static void foreign(Value block, String version, String own, Findings findings) {
    if (block.isSet()) {
      String problem = block.name() + " is ignored by version " + version + " of the operator";
      findings
          .of(OTHER_VERSION)
          .forbidden(block, problem, "move its content to spec.deployment." + own);
    }
  }
}
