package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Set;

/** The identity block of a VvpDeployment, which has another name in each version. */
public final class VvpIdentity implements Rule {
  private static final String MISSING = "VVP-009";
  private static final String OTHER_VERSION = "VVP-010";

  @Override
  public Set<String> ids() {
    return Set.of(MISSING, OTHER_VERSION);
  }

  @Override
  public FieldType place() {
    return FieldType.VVP_SPEC;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value v2 = site.value().at("/deployment/userMetadata");
    Value v3 = site.value().at("/deployment/metadata");
    if (VvpVersion.V2.isOf(site, MISSING) && !v2.isSet()) {
      findings.report(
          MISSING,
          v2.path(),
          ErrorType.Required,
          "userMetadata is missing: version 2 of the operator finds the platform's deployment by it",
          "add userMetadata with the deployment's name and namespace in the platform");
    }
    VvpVersion.of(site, OTHER_VERSION)
        .ifPresent(
            version -> {
              switch (version) {
                case V2 -> foreign(v3, "2", "userMetadata", findings);
                case V3 -> foreign(v2, "3", "metadata", findings);
              }
            });
  }

  private static void foreign(Value block, String version, String own, Findings findings) {
    if (block.isSet()) {
      findings.report(
          OTHER_VERSION,
          block.path(),
          ErrorType.Forbidden,
          block.name() + " is not read by version " + version + " of the operator",
          "move its content to spec.deployment." + own);
    }
  }
}
