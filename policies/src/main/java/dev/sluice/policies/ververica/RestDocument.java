package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.rule.Rule;
import java.util.Set;

/** Documents of a platform's REST API that are handed to the Kubernetes API instead. */
public final class RestDocument implements Rule {
  private static final String ID = "VVP-001";

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public FieldType place() {
    return FieldType.RESOURCE;
  }

  @Override
  public void judge(Field site, Findings findings) {
    if (!site.place().text("surface").equals("rest")) {
      return;
    }
    String what = site.resource().kind().name().kind() + " of apiVersion v1";
    if (site.resource().origin() == Origin.DOCUMENT) {
      findings.note(
          ID, what + " is a document of Ververica Platform's REST API; kubectl cannot apply it");
    } else {
      findings.report(
          ID,
          FieldPath.of("/apiVersion"),
          ErrorType.NotSupported,
          what + " is a document of Ververica Platform's REST API, not a Kubernetes object",
          "send it to the platform, or write it as a kind that an operator takes there");
    }
  }
}
