package dev.sluice.policies.ververica;

import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.Rule;
import dev.sluice.policies.state.State.Lookup;
import java.util.Optional;

/** A Ververica deployment in session mode, whose session cluster's target has a patch set. */
final class SessionModePatches implements Rule<DeploymentBody> {
  static final String ID = "VVP-025";

  @Override
  public void judge(Field<DeploymentBody> field, Findings findings) {
    Resource resource = field.resource();
    Value session = field.value().get("sessionClusterName");
    session
        .filledString()
        .flatMap(name -> find(resource, "SessionCluster", name, findings))
        .map(cluster -> cluster.at("/spec/deploymentTargetName").scalar())
        .filter(name -> !name.isEmpty())
        .flatMap(name -> find(resource, "DeploymentTarget", name, findings))
        .filter(target -> !target.at("/spec/deploymentPatchSet").node().isEmpty())
        .ifPresent(target -> patched(session, resource.nameOf(target.node()), findings));
  }

  private static Optional<Value> find(
      Resource resource, String kind, String name, Findings findings) {
    Lookup lookup = resource.state().find("", kind, resource.namespace(), name);
    if (lookup instanceof Lookup.Unknown) {
      findings.unknown(ID, kind);
    }
    return lookup instanceof Lookup.Found(var object)
        ? Optional.of(Value.of(object, FieldPath.ROOT))
        : Optional.empty();
  }

  private static void patched(Value session, String target, Findings findings) {
    String problem = "the patch set of " + target + " does not apply in session mode";
    String fix = "set in the deployment what the patches add, or use deploymentTargetName";
    findings.of(ID).invalid(session, problem, fix);
  }
}
