package dev.sluice.policies.ververica;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import dev.sluice.policies.state.State.Lookup;
import java.util.Optional;
import java.util.Set;

/** A Ververica deployment in session mode, whose session cluster's target has a patch set. */
public final class SessionModePatches implements Rule {
  private static final String ID = "VVP-025";

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public FieldType place() {
    return FieldType.VERVERICA_DEPLOYMENT;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value session = site.value().get("sessionClusterName");
    if (session.filledText().isEmpty()) {
      return;
    }
    Optional<JsonNode> cluster = find(site, "SessionCluster", session.node().asText(), findings);
    cluster
        .map(c -> c.path("spec").path("deploymentTargetName").asText(""))
        .filter(target -> !target.isEmpty())
        .flatMap(target -> find(site, "DeploymentTarget", target, findings))
        .filter(target -> !target.path("spec").path("deploymentPatchSet").isEmpty())
        .ifPresent(
            target -> {
              String name = target.path("metadata").path("name").asText();
              String problem =
                  "the session cluster's target, "
                      + Quote.text(name)
                      + ", has a patch set that is for deployments which name the target";
              String fix = "give the deployment itself what the patches add, or use a target";
              findings.report(ID, session.path(), ErrorType.Invalid, problem, fix);
            });
  }

  private static Optional<JsonNode> find(Field site, String kind, String name, Findings findings) {
    Lookup lookup = site.resource().state().find("", kind, site.resource().namespace(), name);
    if (lookup instanceof Lookup.Unknown) {
      findings.note(ID, "unknown: no " + kind + " in the state");
    }
    return lookup instanceof Lookup.Found(JsonNode object) ? Optional.of(object) : Optional.empty();
  }
}
